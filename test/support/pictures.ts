/** Real pictures for uploads. */
import sharp from 'sharp'

export interface PictureOptions {
  readonly width?: number
  readonly height?: number
  /** EXIF orientation, 1 to 8. */
  readonly orientation?: number
  /** Whether the file says where it was taken. */
  readonly gps?: boolean
}

/** A JPEG with a gradient in its own colour; no two calls with different `hue` give the same bytes. */
export const jpeg = async (hue: number, options: PictureOptions = {}): Promise<Buffer> => {
  const { width = 900, height = 600, orientation, gps } = options
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <linearGradient id="g" y2="1"><stop stop-color="hsl(${hue} 60% 75%)"/><stop offset="1" stop-color="hsl(${hue} 50% 30%)"/></linearGradient>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="30%" cy="60%" r="18%" fill="hsl(${hue + 150} 70% 60%)"/>
  </svg>`
  let image = sharp(Buffer.from(svg)).jpeg({ quality: 82 })
  if (gps) image = image.withExif({ IFD0: { Make: 'Beispielkamera' }, IFD3: BERN })
  if (orientation) image = image.withMetadata({ orientation })
  return image.toBuffer()
}

// Somewhere in the Alps, as a camera writes it.
const BERN = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '46/1 57/1 0/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '7/1 26/1 0/1',
}

/** Whether a file carries EXIF data or the words of it. */
export const tellsExif = (bytes: Uint8Array): boolean => {
  const text = Buffer.from(bytes).toString('latin1')
  return /exif\0|GPS|Beispielkamera/i.test(text)
}
