// Where AloVoice Desktop begins: what follows the # is the program's token and the computer it runs on; no server is told it by the address.
const [token = '', computer = '', name = ''] = location.hash.slice(1).split('/').map(decodeURIComponent)
history.replaceState(null, '', '/desktop.html')
const answer = await fetch('/api/v1/desktop/sign-in', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Accept-Language': navigator.language.slice(0, 2) },
  body: JSON.stringify({ token, computer, name }),
}).catch(() => null)
if (answer?.ok) location.replace('/phone')
else document.getElementById('said').textContent = answer ? (await answer.json()).detail : '…'
