import { describe, expect, test } from 'vitest'
import { Alert, Badge, EmptyState, ProgressBar } from '../../views/components/feedback.tsx'
import {
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  FileInput,
  fieldId,
  Radios,
  Scale,
  Select,
  TextArea,
  TextField,
} from '../../views/components/form.tsx'
import type { Child } from '../../views/components/markup.ts'
import { Card, Facts, PageHeader, Prose } from '../../views/components/page.tsx'
import { JustifiedGallery, Picture, ratioClass } from '../../views/components/picture.tsx'
import { DataTable, linkTo } from '../../views/components/table.tsx'
import { Layout } from '../../views/layout.tsx'

const html = async (node: Child) => String(await node)
const photo = {
  alt: 'Der Marktplatz am Abend',
  width: 1600,
  height: 1200,
  caption: 'Der Markt',
  credit: 'A. Muster',
  href: '/2026/galerie/1',
  sources: [
    { format: 'jpeg' as const, width: 1600, url: '/p/1600.jpg' },
    { format: 'jpeg' as const, width: 480, url: '/p/480.jpg' },
    { format: 'avif' as const, width: 480, url: '/p/480.avif' },
  ],
}

describe('form fields', () => {
  test('hint and error are wired to the input', async () => {
    const out = await html(<TextField name="a.b[0]" label="Titel" hint="Kurz" error="Fehlt" value="x" />)
    expect(fieldId('a.b[0]')).toBe('f-a-b-0-')
    expect(out).toContain('for="f-a-b-0-"')
    expect(out).toContain('name="a.b[0]"')
    expect(out).toContain('aria-describedby="f-a-b-0--hint f-a-b-0--error"')
    expect(out).toContain('id="f-a-b-0--hint"')
    expect(out).toContain('id="f-a-b-0--error"')
    expect(out).toContain('aria-invalid="true"')
  })

  test('only required fields carry the attribute, all others say that they are optional', async () => {
    const required = await html(<Select name="s" label="Größe" required options={[]} />)
    expect(required).toMatch(/<select[^>]* required/)
    expect(required).not.toContain('(freiwillig)')
    const optional = await html(<FileInput name="d" label="Datei" />)
    expect(optional).not.toContain('required')
    expect(optional).toContain('(freiwillig)')
    expect(optional).not.toContain('aria-invalid')
    expect(optional).not.toContain('aria-describedby')
  })

  test('a text area names its limit and keeps text as it was typed', async () => {
    const out = await html(<TextArea name="t" label="Text" maxLength={1000} value={'</textarea><b>'} />)
    expect(out).toContain('höchstens 1.000 Zeichen')
    expect(out).toContain('data-count="1000"')
    expect(out).not.toContain('maxlength')
    expect(out).toContain('&lt;/textarea&gt;&lt;b&gt;')
  })

  test('choices: the group id leads to the first answer', async () => {
    const options = [
      { value: 'a', label: 'A', hint: 'so' },
      { value: 'b', label: 'B' },
    ]
    const radios = await html(<Radios name="r" legend="Wahl" options={options} value="b" error="Fehlt" />)
    expect(radios).toContain('id="f-r"')
    expect(radios).toMatch(/<fieldset[^>]*aria-describedby="f-r-error"/)
    expect(radios).toMatch(/value="b"[^>]*checked/)
    expect(await html(<Checkbox name="c" label="Ja" />)).not.toContain('checked=')
    const scale = await html(<Scale name="p" legend="Wirkung" value="7" required />)
    expect(scale.match(/type="radio"/g)).toHaveLength(10)
    expect(scale).toMatch(/value="7" checked/)
  })

  test('the error summary is announced and links to the fields', async () => {
    const out = await html(<ErrorSummary errors={[{ field: 'a.b', message: 'Titel fehlt' }]} />)
    expect(out).toContain('role="alert"')
    expect(out).toContain('href="#f-a-b"')
    expect(out).toContain('Ihre Eingaben sind noch da.')
    expect(await html(<ErrorSummary errors={[]} />)).not.toContain('alert')
  })
})

describe('pages', () => {
  test('prose keeps paragraphs and escapes what people type', async () => {
    const out = await html(<Prose text={'Eins\r\n<script>\n\n\nZwei'} />)
    expect(out).toBe('<div class="prose"><p>Eins\n&lt;script&gt;</p><p>Zwei</p></div>')
  })

  test('table cells know their column', async () => {
    const head = [{ label: 'Ort' }, { label: 'Punkte', numeric: true }]
    const out = await html(<DataTable caption="Liste" head={head} rows={[['Aalen', '7,5']]} />)
    expect(out).toContain('<td data-label="Ort" role="cell">Aalen</td>')
    expect(out).toContain('<td class="num" data-label="Punkte" role="cell">7,5</td>')
    expect(out).toContain('<caption')
  })

  test('table cells are written like elements: text escaped, markup as it is, nothing for nothing', async () => {
    const link = linkTo('/?a="&b', '<Rathaus> & „Bürger“')
    const cells = [['<b>', <strong>x</strong>, link, 7, null, ['a', false, '&']]]
    const head = cells[0]?.map((_, index) => ({ label: `${index}` })) ?? []
    const out = await html(<DataTable caption="Liste" head={head} rows={cells} />)
    const written = [...out.matchAll(/role="cell">(.*?)<\/td>/g)].map(([, cell]) => cell)
    expect(written).toEqual([
      '&lt;b&gt;',
      '<div><strong>x</strong></div>',
      '<a href="/?a=&quot;&amp;b">&lt;Rathaus&gt; &amp; „Bürger“</a>',
      '7',
      '',
      '<div>a&amp;</div>',
    ])
  })

  test('pictures come with sizes, dimensions and late loading', async () => {
    const out = await html(<Picture photo={photo} sizes="50vw" />)
    expect(out).toContain('srcset="/p/480.jpg 480w, /p/1600.jpg 1600w"')
    expect(out).toContain('type="image/avif"')
    expect(out).not.toContain('image/webp')
    expect(out).toContain('width="1600" height="1200" loading="lazy" decoding="async"')
    expect(await html(<Picture photo={photo} sizes="50vw" eager />)).toContain('loading="eager"')
  })

  test('gallery pictures keep their proportions, caption and credit', async () => {
    const out = await html(<JustifiedGallery photos={[photo]} />)
    expect(out).toContain('gallery__item r-1 t-3 h-3')
    expect(out).toContain('Foto: <span>A. Muster</span>')
    expect(out).toContain('href="/2026/galerie/1"')
    expect(ratioClass({ width: 2, height: 3 })).toBe('r-0 t-6 h-7')
  })

  test('the document has a language, a skip link, one main and a way out', async () => {
    const page = (
      <Layout
        lang="de"
        title="Start"
        nav={[{ href: '/', label: 'Start' }]}
        current="/"
        user={{ name: 'Mia' }}
        notice="Da"
      >
        <h1>Start</h1>
      </Layout>
    )
    const out = await html(page)
    expect(out).toMatch(/^<!doctype html><html lang="de">/)
    expect(out).toContain('<title>Start – Kür</title>')
    expect(out).toContain('href="#inhalt"')
    expect(out.match(/<main /g)).toHaveLength(1)
    expect(out).toContain('href="/" aria-current="page"')
    expect(out).toContain('method="post" action="/abmelden"')
    expect(out).toContain('role="status"')
    expect(out).toMatch(/href="\/css\/kuer\.css\?v=\w+"/)
    expect(await html(<Layout lang="de" title="x" nav={[]} />)).toContain('href="/anmelden"')
  })

  test('no component needs an inline style or script', async () => {
    const page = (
      <Layout lang="de" title="Alles" nav={[]}>
        <PageHeader title="T" kicker="K" lead="L" />
        <Alert kind="info" title="T" />
        <Badge kind="success">ok</Badge>
        <EmptyState title="Leer" />
        <ProgressBar value={12} max={24} label="Bewertet" />
        <Card title="T" href="/x" />
        <Facts items={[{ term: 'a', detail: 'b' }]} />
        <JustifiedGallery photos={[photo]} />
        <Scale name="p" legend="Wirkung" />
        <Button>Senden</Button>
        <ButtonLink href="/x">Weiter</ButtonLink>
      </Layout>
    )
    const out = await html(page)
    expect(out).not.toMatch(/ style=|<style| on[a-z]+="/)
    expect(out).toContain('12 von 24')
  })
})
