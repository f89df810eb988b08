// Stands for brotli in the Worker (wrangler.toml, [alias]): half a megabyte that fontkit, below pdfkit, needs for WOFF2
// alone. Our documents embed TrueType.
module.exports = () => {
  throw new Error('WOFF2 fonts cannot be read here')
}
