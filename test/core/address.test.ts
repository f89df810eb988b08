import { expect, it } from 'vitest'
import { Address } from '../../views/components/address.tsx'

it.each([
  ['a.b@c-d.example', 'a.b<span class="address__domain">@c-d<wbr/>.example</span>'],
  ['stadt.example', '<span class="address__domain">stadt<wbr/>.example</span>'],
  ['<b>@x', '&lt;b&gt;<span class="address__domain">@x</span>'],
  ['', '<span class="address__domain"></span>'],
])('%s may break before the domain and its dots', (address, markup) => {
  expect(String(Address({ of: address }))).toBe(markup)
})
