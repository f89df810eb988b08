import type { Canvas } from './canvas.ts'

export interface Room {
  dark: string
  wall: string
  wallLight: string
  floor: string
  light: string
  accent: string
  second: string
}

export interface Land {
  sky: [string, string, string]
  sun: string
  haze: string
  far: string
  near: string
  green: [string, string, string]
  roofs: [string, string, string]
  walls: [string, string, string, string]
  glass: string
  ground: string
}

type List<T> = readonly [T, ...T[]]
const room = (
  dark: string,
  wall: string,
  wallLight: string,
  floor: string,
  light: string,
  accent: string,
  second: string,
): Room => ({ dark, wall, wallLight, floor, light, accent, second })

/** Evening rooms: deep walls, warm light. */
export const evenings: List<Room> = [
  room('#06202b', '#0f4652', '#23767d', '#12343f', '#ffd27a', '#e9a53a', '#d65a45'),
  room('#1e0a1a', '#4d1735', '#8a2c4b', '#38142b', '#ffcf8f', '#f08a4b', '#f4c95d'),
  room('#120e2c', '#33286a', '#5d48a6', '#231c4a', '#ffdfc9', '#f27a9b', '#7cd0e0'),
  room('#0a1d17', '#1d4a3b', '#3a7a5f', '#16352c', '#ffe09a', '#d8a548', '#e8715b'),
  room('#0a1630', '#1b3766', '#3768a6', '#142a4d', '#fff0cf', '#ff7f66', '#ffc857'),
  room('#191b22', '#414b5a', '#76869a', '#2b323d', '#ffc48a', '#df7a3f', '#86bdb5'),
  room('#2a0f0c', '#6b2a1f', '#a9492f', '#431c17', '#ffe2b0', '#f2b134', '#4fa3a5'),
  room('#0d2033', '#155a7a', '#2f93ad', '#0f3a52', '#fdf3d6', '#f6c445', '#ef6f6c'),
]

/** Daylight rooms: pale walls, one or two clear colours. */
export const days: List<Room> = [
  room('#33465a', '#e9dfcd', '#fbf5e8', '#c9a77e', '#fff4d6', '#2f7f86', '#e08a4c'),
  room('#27493f', '#d7e4d6', '#f3f8ef', '#b58f68', '#fff7dc', '#3d8b5f', '#efb13f'),
  room('#3b3355', '#e4dced', '#f9f5fb', '#a99bb8', '#ffeede', '#6f58a8', '#ef8a7a'),
  room('#1f3d5c', '#d4e3ee', '#f2f8fb', '#9fb3bd', '#fff3d9', '#2b6cb0', '#f2a33a'),
  room('#5a3328', '#f1d9c4', '#fdf1e4', '#b9805a', '#ffefcf', '#c4553b', '#3f8f8b'),
  room('#2e4148', '#cfdcd9', '#edf4f1', '#8d9f98', '#fff6e3', '#d9683f', '#2d7373'),
]

const land = (
  sky: Land['sky'],
  [sun, haze, far, near]: [string, string, string, string],
  green: Land['green'],
  roofs: Land['roofs'],
  walls: Land['walls'],
  [glass, ground]: [string, string],
): Land => ({ sky, sun, haze, far, near, green, roofs, walls, glass, ground })

/** Outdoor light by day, from first light to a violet dusk. */
export const lands: List<Land> = [
  land(
    ['#3f6f9f', '#f0a987', '#ffe3b0'],
    ['#fff2c9', '#f6cfae', '#a98fa5', '#3d4a5e'],
    ['#6f8552', '#4c6d4b', '#2f4d43'],
    ['#a34e37', '#8a3f35', '#6d4644'],
    ['#f4dfc0', '#e8c49a', '#d9a98a', '#f0e6d4'],
    ['#ffdc93', '#b99a80'],
  ),
  land(
    ['#5aa7d0', '#a9d8e6', '#eef6e4'],
    ['#fffbe0', '#dcefe9', '#8fb9b5', '#2f6a58'],
    ['#9cc25a', '#6aa551', '#3d7f4e'],
    ['#c65f3d', '#a84b38', '#8d5a4a'],
    ['#fbf0dc', '#f4dba6', '#cfe0d8', '#f3c9a9'],
    ['#6f93a5', '#d3c6a6'],
  ),
  land(
    ['#7f8fa1', '#b9c3c9', '#e6e3da'],
    ['#f8f5ea', '#d2d5d3', '#98a4aa', '#3f5560'],
    ['#8a9a72', '#66806a', '#46635b'],
    ['#7d5650', '#65545a', '#8f6552'],
    ['#e3ded3', '#cdc6ba', '#d9c8ae', '#b8c3c4'],
    ['#ffe7b3', '#a8a498'],
  ),
  land(
    ['#2b2f63', '#8d4f86', '#f5936b'],
    ['#ffd59a', '#d58a86', '#7c557f', '#2c2b50'],
    ['#58604f', '#3d4c50', '#28364a'],
    ['#7a3b4c', '#5a3350', '#8f4a48'],
    ['#c99a90', '#b07f8c', '#dcae90', '#9a7390'],
    ['#ffd27d', '#6d5468'],
  ),
  land(
    ['#2f8c98', '#8fd0bd', '#fbeec2'],
    ['#fffadb', '#d7ecc9', '#7fb5a0', '#1f5c5b'],
    ['#a9c956', '#78ad57', '#3f8557'],
    ['#d27345', '#b3543c', '#93664c'],
    ['#fff3d8', '#f7d79c', '#f0b890', '#dcead9'],
    ['#5f93a0', '#dcc89c'],
  ),
  land(
    ['#4b6a8f', '#d9b7a0', '#f8d9a0'],
    ['#fff0bd', '#ecc79c', '#b0876f', '#5a3c3a'],
    ['#c79a3f', '#a8712f', '#6f4f33'],
    ['#8c3d2e', '#a55231', '#6b3733'],
    ['#f3ddb8', '#e5bf8d', '#d39a72', '#f0e3cb'],
    ['#ffe1a0', '#b78c66'],
  ),
  land(
    ['#7fa8c9', '#cfe0ec', '#fdf1ea'],
    ['#fffaf0', '#e8eef4', '#aebfd2', '#52708f'],
    ['#dfe8ee', '#b9cbd6', '#6f8a9a'],
    ['#e6edf3', '#cfdbe5', '#b9a7a4'],
    ['#eadfd5', '#d8b9a6', '#c9d3dc', '#e7cfa9'],
    ['#ffdf9e', '#dce4ec'],
  ),
  land(
    ['#1f4f86', '#5f9fcf', '#cfe8ee'],
    ['#ffffff', '#cfe3ec', '#7fa3c0', '#244b6b'],
    ['#8fb65f', '#5c9460', '#2f6a5c'],
    ['#b9523f', '#7f4a4f', '#5c5f72'],
    ['#ffffff', '#f3d9b1', '#e6b39a', '#bcd3dd'],
    ['#4d7594', '#c7c3b6'],
  ),
]

/** Outdoor light at night. */
export const nights: List<Land> = [
  land(
    ['#071331', '#163063', '#3f5f96'],
    ['#fbf1d0', '#35538c', '#24417a', '#0a1633'],
    ['#17343f', '#102833', '#0a1c28'],
    ['#1a2547', '#131c3b', '#232d54'],
    ['#243a6b', '#1c2f5b', '#2d4377', '#202f55'],
    ['#ffcf70', '#1a294e'],
  ),
  land(
    ['#140b2e', '#432463', '#a2557c'],
    ['#ffe2c4', '#7d4478', '#4f2f69', '#150c2c'],
    ['#2a2148', '#1f183b', '#150f2c'],
    ['#2a1a45', '#1e1338', '#38224f'],
    ['#4a2f68', '#3b2559', '#573673', '#33204e'],
    ['#ffb866', '#2f1e4a'],
  ),
  land(
    ['#04181f', '#0d4048', '#3c8a83'],
    ['#f5f3d2', '#2a6c6b', '#1b5257', '#06191f'],
    ['#14443c', '#0e332f', '#082523'],
    ['#0f3238', '#0b272d', '#174047'],
    ['#1d5057', '#174349', '#266067', '#133a40'],
    ['#ffdd85', '#10363c'],
  ),
  land(
    ['#0d1526', '#2c3a55', '#7b7f92'],
    ['#fff5dc', '#56607a', '#3b4762', '#0e1526'],
    ['#28343c', '#1d2831', '#131c26'],
    ['#232b3d', '#1a2131', '#2f384c'],
    ['#3b465d', '#303a50', '#48546b', '#293247'],
    ['#ffd890', '#232c3f'],
  ),
  land(
    ['#0b1038', '#28338a', '#e07a5f'],
    ['#ffdca8', '#8b5583', '#3e3b82', '#0c1034'],
    ['#1f2a55', '#171f45', '#101636'],
    ['#1d2257', '#161a47', '#2a2f68'],
    ['#343a80', '#2a2f6e', '#414791', '#242960'],
    ['#ffc965', '#1f2456'],
  ),
]

export const cloths: List<string> = [
  '#24475a',
  '#8c3b3f',
  '#d9a441',
  '#3c6e57',
  '#5b4a7d',
  '#c9683f',
  '#2f2f3d',
  '#7d8c99',
  '#b6486a',
  '#e6dcc6',
  '#31708e',
  '#6b4a3a',
  '#93a86b',
]
export const trousers: List<string> = ['#1f2735', '#2d3242', '#3a2f36', '#23343c', '#4a4a55', '#59493f']
export const skins: List<string> = ['#f1c9a5', '#e2ab80', '#c68a5e', '#9a6440', '#6f442c', '#f4d5b8']
export const hairs: List<string> = [
  '#2a1d18',
  '#4a3022',
  '#7a4a28',
  '#b98a4b',
  '#8d8d92',
  '#c9c6c0',
  '#1b1a20',
  '#93432a',
]

/** One of the light moods; days and evenings for rooms. */
export const pickRoom = (c: Canvas, evening: number) => c.mood(c.random.chance(evening) ? evenings : days)
