/** English sample texts of the pages that every award needs; organisers replace what stands in brackets. */
import type { Samples } from './samples.ts'

export const englishSamples: Samples = {
  impressum: {
    title: 'Legal notice',
    body: `## Who runs this website

[Name of the office], [legal form or municipality], [street and number], [postcode and town]. Represented by [name and function].

## How to reach us

Telephone: [number]. E-mail: [address]. For confidential messages: [secure channel].

## Further information required by law

VAT identification number, if any: [number]. Supervisory authority: [name].

## Responsible for editorial content

[First name and surname], address as above (section 18 (2) of the German State Media Treaty).

## Texts and pictures of the entries

The municipalities that entered a project are responsible for its description. Each picture says who made it and what may be done with it. The pictures of the demo are generated and show no real people.

## The software

This website runs on Kür, free software under the European Union Public Licence (EUPL). Source code: [address of the repository].`,
  },
  datenschutz: {
    title: 'Privacy',
    body: `## Who is responsible

[Name of the office], [address], [e-mail address]. Data protection officer: [name or function], [e-mail address].

## When you only read

To deliver the pages, the server processes your IP address, the time and the page you asked for. Logs are deleted after [number] days. We embed nothing from other servers and do not analyse what you do.

## Cookies

When you sign in, we set one cookie so that you stay signed in. It is technically necessary and ends when you sign out. Where the site runs on several servers, a second cookie remembers for ten minutes which state of the data you saw last. There are no cookies for advertising or statistics.

## When you enter a project

We store your name, your work e-mail address and telephone number, your municipality, the texts and pictures, and when you handed them in. Once the project is published, its contact details are shown for those who want to reuse it. Legal basis: [for example Article 6 (1) (e) GDPR].

## When you serve on the jury

We store your scores, comments and conflicts of interest so that the decision can be retraced later. Who may read them is fixed by the roles of the application. Legal basis: [to be filled in].

## When you report a barrier

We store your description, the address of the page and, if you want an answer, your e-mail address. We delete the e-mail address as soon as the report is dealt with. Legal basis: [to be filled in].

## Pictures of people

We publish photos of recognisable people when they have agreed or another legal basis applies. You may withdraw your consent at any time for the future. A message to [e-mail address] is enough; we then take the picture off the website.

## Who receives data and how long we keep them

Technical operation: [name and seat of the provider], under a data processing agreement. How long we keep what is listed here; afterwards the application deletes it by itself:

{{Speicherfristen}}

## Your rights

Once signed in, you can download everything that is stored about you and delete your account yourself. You may ask for access, rectification, erasure and restriction of processing, and object to processing where the law allows it. You may complain to the data protection commissioner of Baden-Württemberg or to the authority where you live.`,
  },
  barrierefreiheit: {
    title: 'Accessibility statement',
    body: `[Name of the office] wants everybody to be able to use this website. The legal basis is section 10 of the Disability Equality Act of Baden-Württemberg (L-BGG). This statement applies to [address of the website], including the areas for entrants, jury and organisers.

## Compliance status

Our review found the website to be [fully / partially / not] compliant with the requirements of BITV 2.0 and the standard EN 301 549. [Choose after your own review.]

## Content that is not accessible

[What is not accessible yet, why, since when this is known and until when it will be mended. If the same content can be reached in another way, say so.] Frequent cases in a competition: attached PDF files without structure, linked videos without subtitles, a video in German Sign Language that is still missing.

## How this statement was prepared

This statement was prepared on [date] and last reviewed on [date]. It is based on [a self-assessment / a review by an external body].

## Feedback and contact

Have you met a barrier? [Report it with our form](/en/barriere-melden), write to [e-mail address] or call [telephone number]. We answer within [period, for example four weeks]. If you can, tell us the page and the assistive technology you use. Responsible: [name].

## Conciliation

If you have reported a barrier and received no answer, or no satisfactory solution, you may turn to the conciliation body at the centre for accessibility of Baden-Württemberg (LZ-BARR). It is independent and mediates between you and us, without a court and free of charge. You may apply informally by post, by e-mail or with its form.

## Address of the conciliation body

LZ-BARR, Else-Josenhans-Straße 6, 70173 Stuttgart, Germany. Internet: [barrierefreiheit-bw.de](https://www.barrierefreiheit-bw.de). [Check before the start.]`,
  },
  'leichte-sprache': {
    title: 'Easy language',
    body: `## What is this website?

This website is about a prize.

Towns, villages and counties can win the prize.

The prize is called: OZG-Taskforce Award.

OZG is short for the name of a law in Germany.

The law says: Public offices must offer their services on the internet.

## What is the prize for?

Some offices have good ideas.

For example: You can fill in a form on your phone.

Then you do not have to go to the office.

Other offices should learn from the ideas.

## How does an office get the prize?

An office writes down: This is our idea.

The office sends text and pictures through this website.

A group of experts reads all the ideas.

This group is called: jury.

The jury gives points.

The best ideas get a prize.

## What can you find here?

You can look at the ideas that have won a prize.

You can look at pictures of the meetings.

Each picture has a short text.

## Do you have questions?

You can write to us or call us.

Our name is: [name of the office].

Our e-mail address is: [e-mail address].

Our telephone number is: [telephone number].

## Does something not work?

Maybe there is something on this website that you cannot read.

Or something that you cannot use.

Please tell us:

[Here you can report a barrier](/en/barriere-melden).

We want to mend it.

Are you not happy with our answer?

Then the conciliation body can help you.

Its help costs nothing.

## About this text

This text is a sample.

[Before the start: have the text read by a group of people who need easy language.]`,
  },
}
