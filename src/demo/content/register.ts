/** A made-up official list for the demo: state 99 does not exist. Columns as in the plain CSV form of the import. */
export const REGISTER_CSV = `key;name;type;county;state;population
99001;Landkreis Probental;Landkreis;;Musterland;186000
99002;Landkreis Beispielgau;Landkreis;;Musterland;241000
99003;Landkreis Modellgau;Landkreis;;Musterland;132000
99001001;Stadt Musterhausen;Stadt;Landkreis Probental;Musterland;48200
99001002;Stadt Exempelburg;Stadt;Landkreis Probental;Musterland;23900
99001003;Stadt Testlingen;Stadt;Landkreis Probental;Musterland;18400
99001004;Gemeinde Beispielingen;Gemeinde;Landkreis Probental;Musterland;1900
99001005;Gemeinde Kleinmusterle;Gemeinde;Landkreis Probental;Musterland;2400
99001006;Gemeinde Sankt Exempel;Gemeinde;Landkreis Probental;Musterland;3100
99002001;Stadt Fiktenau;Stadt;Landkreis Beispielgau;Musterland;31500
99002002;Stadt Bad Beispiel;Stadt;Landkreis Beispielgau;Musterland;12700
99002003;Stadt Ausdenkheim;Stadt;Landkreis Beispielgau;Musterland;21800
99002004;Gemeinde Phantasingen;Gemeinde;Landkreis Beispielgau;Musterland;6800
99002005;Gemeinde Platzhalterbach;Gemeinde;Landkreis Beispielgau;Musterland;7200
99002006;Gemeinde Vorlagenweiler;Gemeinde;Landkreis Beispielgau;Musterland;3900
99003001;Stadt Groß-Muster;Stadt;Landkreis Modellgau;Musterland;64300
99003002;Stadt Erfundstetten;Stadt;Landkreis Modellgau;Musterland;27600
99003003;Gemeinde Hinterprobe;Gemeinde;Landkreis Modellgau;Musterland;2100
99003004;Gemeinde Niederentwurf;Gemeinde;Landkreis Modellgau;Musterland;4300
990010011;Verwaltungsverband Unteres Probental;Verband;Landkreis Probental;Musterland;38500
990020011;Gemeindeverwaltungsverband Lindenprobe;Verband;Landkreis Beispielgau;Musterland;17400
`
