/** The page of a Worker that must not serve: what is wrong stands in the log, never here. */

const PAGE = `<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Gleich wieder da</title><h1>Gleich wieder da</h1>
<p>Die Anwendung wird gerade eingerichtet oder aktualisiert. Was gespeichert war, ist noch da. Bitte versuchen Sie es in ein paar Minuten noch einmal.</p></html>
`

export const unavailable = (): Response =>
  new Response(PAGE, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'",
      'Cache-Control': 'no-store',
      'Retry-After': '60',
    },
  })
