import type { DenseRows } from './dense-rows.ts'
import type { TextNode } from './text-node.ts'
import type { GatedThemes } from './gate-themes.ts'

export interface ThemeName {
  readonly title: string
  readonly aliases: readonly string[]
  readonly description: string
  readonly quotes: readonly number[]
}

export function describeThemes(nodes: readonly TextNode[], _dense: DenseRows, gated: GatedThemes): ThemeName[] {
  return gated.themes.map(theme => ({
    title: nodes[theme.members[0]?.node ?? 0]?.text ?? '', aliases: [], description: '', quotes: theme.members.slice(0, 5).map(m => m.node),
  }))
}
