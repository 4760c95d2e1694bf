const files = import.meta.glob<object>('./ru/*.json', { eager: true, import: 'default' })

export default Object.fromEntries(Object.entries(files).map(([path, entries]) => [path.slice('./ru/'.length, -'.json'.length), entries]))
