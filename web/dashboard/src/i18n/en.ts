const files = import.meta.glob<object>('./en/*.json', { eager: true, import: 'default' })

export default Object.fromEntries(Object.entries(files).map(([path, entries]) => [path.slice('./en/'.length, -'.json'.length), entries]))
