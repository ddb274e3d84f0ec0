/// A page in one file: no script, nothing from the network, the same bytes for the same content.
public struct HTMLPage: Sendable {
  /// The title, as text.
  public var title: String
  /// What was made by which program.
  public var generator: String
  /// What the page says, as HTML below its title.
  public var main: [String]
  /// Where it came from, as HTML.
  public var footer: [String]

  /// A page of a title, a text and its origins.
  public init(title: String, generator: String, main: [String], footer: [String]) {
    self.title = title
    self.generator = generator
    self.main = main
    self.footer = footer
  }

  /// The page.
  public var text: String {
    let title = HTMLText.escaped(title)
    return
      ([
        "<!doctype html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">",
        "<meta name=\"color-scheme\" content=\"light dark\">",
        "<meta name=\"generator\" content=\"\(HTMLText.escaped(generator))\">", "<title>\(title)</title>",
        "<style>", HTMLPage.style, "</style>", "</head>", "<body>",
        "<a class=\"skip\" href=\"#report\">Skip to the report</a>", "<main id=\"report\">",
        "<h1>\(title)</h1>",
      ] + main + ["</main>", "<footer>"] + footer + ["</footer>", "</body>", "</html>"])
      .joined(separator: "\n") + "\n"
  }

  private static let style = """
    :root{color-scheme:light dark;\(HTMLPalette.light.declarations)}
    @media (prefers-color-scheme:dark){:root{\(HTMLPalette.dark.declarations)}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
    main,footer{max-width:64rem;margin:0 auto;padding:1rem 1.25rem}
    main{padding-top:2rem}
    h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .6em;overflow-wrap:anywhere}
    h1{font-size:1.9rem;margin-top:0}h2{font-size:1.4rem}h3{font-size:1.15rem}h4,h5,h6{font-size:1rem}
    p,ul,ol,blockquote{max-width:44rem;margin:.8em 0}
    p,li,td,th,caption{overflow-wrap:break-word}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.25rem .5rem}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    code,pre{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em}
    pre{background:var(--panel);padding:.75rem 1rem;overflow-x:auto;border-radius:.25rem;line-height:1.45}
    pre code{font-size:1em}
    blockquote{margin-left:0;padding-left:1rem;border-left:.25rem solid var(--line);color:var(--quiet)}
    img,svg{max-width:100%;height:auto}
    figure{margin:1.5em 0}
    hr{border:0;border-top:1px solid var(--line);margin:2em 0}
    .scroll{overflow-x:auto;margin:1.5em 0 .4em}
    table{min-width:min(100%,34rem);border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.94rem}
    caption{text-align:left;padding:0 0 .5em;color:var(--quiet);caption-side:top}
    caption code{overflow-wrap:anywhere}
    th,td{padding:.3rem .75rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
    th:first-child,td:first-child{padding-left:.25rem}
    thead th{vertical-align:bottom;border-bottom:2px solid var(--text);font-weight:600}
    tbody th{font-weight:400;background:var(--ground)}
    .n{text-align:right;white-space:nowrap}thead .n{white-space:normal}
    .m,.unit,.remark,.note,.parameters{color:var(--quiet)}
    .unit{display:block;font-weight:400;font-size:.86em}
    .remark,.note{font-size:.88rem;margin:.3em 0}
    .warning{font-weight:600;margin:.5em 0;padding-left:.75rem;border-left:.25rem solid var(--text)}
    .cell{margin:1.5em 0}
    details{margin:.6em 0}summary{cursor:pointer;color:var(--link)}
    footer{border-top:1px solid var(--line);margin-top:3rem;font-size:.9rem}
    footer h2{font-size:1.1rem;margin-top:1em}
    footer td,footer th{overflow-wrap:anywhere}
    @media (max-width:40rem){
    body{font-size:.97rem}main,footer{padding-left:1rem;padding-right:1rem}h1{font-size:1.55rem}
    th,td{padding:.3rem .5rem}table{font-size:.86rem}
    tbody th:first-child,thead th:first-child{position:sticky;left:0;background:var(--ground)}
    caption{position:sticky;left:0;max-width:calc(100vw - 2rem)}
    }
    @media print{
    :root{color-scheme:light;\(HTMLPalette.light.declarations)}
    body{font-size:10pt}main,footer{max-width:none;padding:0}
    .skip,.screen{display:none}
    .scroll{overflow:visible}table{font-size:8.5pt}
    tr,figure,pre{break-inside:avoid}thead{display:table-header-group}
    h1,h2,h3,h4{break-after:avoid}caption{break-after:avoid}
    a{color:inherit}
    @page{margin:18mm 15mm}
    }
    """
}
