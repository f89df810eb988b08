/** An e-mail address or a domain: in a narrow place it breaks before the domain, then before its dots, not within words. */
export const Address = ({ of }: { of: string }) => {
  const at = of.lastIndexOf('@')
  const [first = '', ...parts] = of.slice(Math.max(at, 0)).split(/(?=\.)/)
  return (
    <>
      {at > 0 && of.slice(0, at)}
      <span class="address__domain">
        {first}
        {parts.map((part) => (
          <>
            <wbr />
            {part}
          </>
        ))}
      </span>
    </>
  )
}
