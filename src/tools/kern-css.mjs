// Cuts KERN's style sheet down to the tokens and components we use, and writes it to public/css/kern.css.
// Run again after a KERN update or when a view needs one more component: `node src/tools/kern-css.mjs`.
import { readFileSync, writeFileSync } from 'node:fs'

const COMPONENTS =
  'sr-only error icon alert badge btn card form-check form-input fieldset description-list progress hint label title body'.split(
    ' ',
  )
// Sizes and variants no view uses.
const VARIANTS =
  /(card|badge)--small|hgroup|subline|preline|x-large|--x-small|btn-.*sr-only|sr-only-mobile|--large|--striped|--width-|kern-title--|kern-body--|label--large/
const ICONS = ['info', 'success', 'warning', 'danger', 'small', 'default']

const INHERITED = new Set([
  'font-family:var(--kern-typography-font-family-default)',
  'font-style:normal',
  'letter-spacing:0px',
])

const HEADER = `/* KERN UX (@kern-ux/native {version}), reduced by src/tools/kern-css.mjs. Do not edit.
   SPDX-License-Identifier: EUPL-1.2, full text: /licences/kern-ux.md */
`

/** Splits `text` at `separator` outside of quotes and brackets. */
const splitTop = (text, separator) => {
  const parts = []
  let depth = 0
  let quote = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quote) quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if (c === '(' || c === '[') depth++
    else if (c === ')' || c === ']') depth--
    else if (c === separator && depth === 0) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter(Boolean)
}

/** Reads `prelude { body }` blocks; at-rules with blocks inside stay nested. */
const parse = (css) => {
  const blocks = []
  let depth = 0
  let quote = ''
  let from = 0
  let open = 0
  for (let i = 0; i < css.length; i++) {
    const c = css[i]
    if (quote) quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if (c === '{' && depth++ === 0) open = i
    else if (c === '}' && --depth === 0) {
      blocks.push({
        prelude: css.slice(from, open).trim().replace(/\s+/g, ' '),
        body: css.slice(open + 1, i),
      })
      from = i + 1
    } else if (c === ';' && depth === 0) from = i + 1
  }
  return blocks
}

const keepClass = (name) => {
  if (name.startsWith('kern-icon--')) return ICONS.includes(name.slice('kern-icon--'.length))
  return COMPONENTS.some((part) => new RegExp(`^kern-${part}($|[-_])`).test(name))
}

const keepSelector = (selector) =>
  !/kern-level|data-kern-theme|kern-dialog|kern-badge \.kern-label/.test(selector) &&
  !VARIANTS.test(selector) &&
  // KERN's reset takes the focus ring off such elements; kuer.css draws one on everything.
  !/^(area|iframe|\[tabindex|\[contentEditable)/.test(selector) &&
  (selector.match(/\.kern-[\w-]+/g) ?? []).every((name) => keepClass(name.slice(1)))

/** A badge stands in every row of long lists: its icon is no element of its own, and neither are its words. */
const slimBadge = (selector) => {
  const icon = /^\.kern-icon--(info|success|warning|danger)$/.exec(selector)?.[1]
  if (icon) return [selector, `.kern-badge--${icon}::before`]
  return [selector.replace(/^(\.kern-badge[\w-]*) \.kern-icon$/, '$1::before')]
}

const reduceRule = ({ prelude, body }, media) => {
  // The contextual tokens hang on "body or a theme container"; we only have the body.
  const selectors = prelude.startsWith(':is(body')
    ? ['body']
    : splitTop(prelude, ',').filter(keepSelector).flatMap(slimBadge)
  if (selectors.length === 0) return ''
  const keepImportant = media.includes('forced-colors') || /sr-only|disabled/.test(prelude)
  const declarations = new Map()
  for (const declaration of splitTop(body, ';')) {
    const [, property, raw] = declaration.match(/^([\w-]+)\s*:\s*([\s\S]+)$/) ?? []
    if (!property) continue
    let value = raw.replace(/\s+/g, ' ')
    // All tokens are defined, so the fallback colours and lengths only add weight.
    for (let before = ''; before !== value; ) {
      before = value
      value = value.replace(/var\((--kern-[\w-]+),\s*[^()]*\)/g, 'var($1)')
    }
    value = value.replaceAll('var(--kern-metric-space-none)', '0px')
    // The reset sets the typeface on every element; components need not repeat it.
    if (INHERITED.has(`${property}:${value}`) && !/^\*|::/.test(prelude)) continue
    // KERN paints icons white on every contrast theme, also on the light ones.
    if (media.includes('forced-colors')) value = value.replace('var(--kern-color-white)', 'CanvasText')
    if (!keepImportant) value = value.replace(/\s*!important/g, '')
    declarations.delete(property)
    declarations.set(property, value)
  }
  if (declarations.size === 0) return ''
  const mask = declarations.get('mask')
  if (mask && declarations.get('-webkit-mask') === mask) {
    // Each icon's drawing once instead of twice.
    for (const property of ['-webkit-mask', 'mask']) declarations.set(property, 'var(--mask)')
    declarations.set('--mask', mask)
  }
  return `${selectors.join(',')}{${[...declarations].map(([p, v]) => `${p}:${v}`).join(';')}}\n`
}

const reduce = (css, media = '') =>
  parse(css)
    .map((block) => {
      if (block.prelude.startsWith('@font-face') || block.prelude.startsWith('@keyframes')) return ''
      if (!block.prelude.startsWith('@')) return reduceRule(block, media)
      const inner = reduce(block.body, block.prelude)
      return inner ? `${block.prelude}{\n${inner}}\n` : ''
    })
    .join('')

/** Drops tokens nobody refers to (neither KERN's remaining rules nor our own sheet), until none is left. */
const dropUnusedTokens = (css, ours) => {
  const used = new Set((css + ours).match(/(?<=var\()--kern-[\w-]+/g))
  const next = css.replace(/(?<=[{;])(--kern-[\w-]+):[^;}]*;?/g, (text, name) => (used.has(name) ? text : ''))
  return next === css ? css : dropUnusedTokens(next, ours)
}

const source = 'node_modules/@kern-ux/native'
const { version } = JSON.parse(readFileSync(`${source}/package.json`, 'utf8'))
const css = readFileSync(`${source}/dist/kern.css`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const result = dropUnusedTokens(reduce(css), readFileSync('public/css/kuer.css', 'utf8'))
  .replace(/;\}/g, '}')
  .replace(/^[^\n{}]*\{\}\n/gm, '')
  .replace(/ 0px(?=[ ;}])/g, ' 0')
if (/url\((?!["']?data:)/.test(result)) throw new Error('kern.css must not load anything from elsewhere')
writeFileSync('public/css/kern.css', HEADER.replace('{version}', version) + result)
console.log(`public/css/kern.css: ${(result.length / 1000).toFixed(1)} kB`)
