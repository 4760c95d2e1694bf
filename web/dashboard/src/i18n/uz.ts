const files = import.meta.glob<object>('./uz/*.json', { eager: true, import: 'default' })

export default Object.fromEntries(Object.entries(files).map(([path, entries]) => [path.slice('./uz/'.length, -'.json'.length), entries]))
