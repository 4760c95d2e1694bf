/** The support chat with a text already in it, so that nobody has to describe an error. */
export function supportChat(text?: string): string {
  return text === undefined ? support : `${support}?text=${encodeURIComponent(text)}`
}

const support = 'https://t.me/alovoice'
