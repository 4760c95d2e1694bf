/** A chat with a text already in it, so that nobody has to describe an error; Telegram's links take one, others are left as they are. */
export function chatWith(chat: string, text: string): string {
  if (!/^https:\/\/(t\.me|telegram\.me)\//.test(chat)) return chat
  return `${chat}${chat.includes('?') ? '&' : '?'}text=${encodeURIComponent(text)}`
}
