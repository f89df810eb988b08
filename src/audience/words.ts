/** The words of receipts: short, German, without umlauts, easily told apart when read aloud. Pure. */

const WORDS =
  `Abend Acker Adler Ahorn Algen Allee Ampel Amsel Anker Apfel Arena Armband Arznei Asche Aster Atlas Auge Auto
  Bach Badesee Bagger Balkon Ballon Bambus Banane Bank Basar Baum Becher Beere Beet Berg Besen Biber Biene Bild
  Birke Birne Blatt Blitz Block Blume Boden Bogen Bohne Boot Brett Brief Brille Brise Brot Brunnen Buche Bude
  Burg Busch Butter Chor Clown Dach Dachs Damm Dattel Daumen Decke Delfin Diele Distel Dohle Donner Dorf Dose
  Drache Draht Duft Ebbe Ecke Efeu Eiche Eimer Eis Elch Elster Engel Ente Erbse Erde Erle Esche Esel Espe Eule
  Fabel Faden Fahne Falke Falter Farbe Farn Feder Feige Feld Fels Fest Feuer Fichte Figur Film Finger Fink
  Fisch Flagge Flamme Fliege Floh Flut Forelle Fuchs Funke Gabel Galerie Gans Garten Gasse Geige Giebel Gipfel
  Glas Glocke Gold Gondel Gras Grille Gurke Hafen Hafer Hagel Hahn Hammer Hase Hecht Hecke Heft Heide Helm Hemd
  Henne Herbst Herz Himmel Hirsch Honig Horn Hut Igel Insel Jacke Januar Juli Kabel Kaffee Kajak Kamel Kamin
  Kanne Karte Kater Kerze Kiefer Kino Kirsche Kiste Klee Knopf Koch Koffer Kohl Korb Kranich Kreide Krone
  Krug Kuchen Kugel Lachs Lampe Laterne Laub Lehm Leiter Lerche Licht Linde Linse Lotse Luchs Luft Magnet Mais
  Mandel Mantel Markt Mast Mauer Meise Melone Messe Milch Minze Mohn Mond Moos Motor Muschel Nadel Nagel Narbe
  Nebel Nelke Nest Netz Norden Nudel Nuss Oase Ofen Olive Onkel Orgel Otter Paddel Palme Panda Papier Park
  Pauke Pedal Perle Pfad Pfau Pferd Pflug Pilz Pinsel Piste Planet Platz Pokal Polster
  Posten Post Prisma Pudel Pult Pumpe Puppe`
    .split(/\s+/)
    .slice(0, 256)

/** The words, 256 of them. */
export const RECEIPT_WORDS: readonly string[] = WORDS

/** A random pair, one of 65,536; the table of ballots takes no pair twice. */
export const newReceipt = (): string => {
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint8Array(2))
  return `${WORDS[first]} ${WORDS[second]}`
}
