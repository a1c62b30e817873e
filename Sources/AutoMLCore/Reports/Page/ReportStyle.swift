/// How reports look: in the colours of the reader's system, on any width, and on paper.
enum ReportStyle {
    static let css = """
        :root{color-scheme:light dark;--paper:#f6f7f9;--card:#fff;--ink:#1b2330;--soft:#5b6675;--line:#e2e6ec;--accent:#2f6fdb;
        --warm:#c8641b;--high:#b3261e;--high-back:#fdecea;--low:#8a5a00;--low-back:#fff4dd;--on-accent:#fff}
        @media(prefers-color-scheme:dark){:root{--paper:#11151b;--card:#1a2029;--ink:#e6eaf0;--soft:#9aa6b5;--line:#2c3542;
        --accent:#78a9ff;--warm:#f0a05f;--high:#ffb4ab;--high-back:#3b1f1d;--low:#f3c776;--low-back:#332a17;--on-accent:#0d1520}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        header,main{max-width:1080px;margin:0 auto;padding:0 24px}
        header{padding-top:36px}
        h1{font-size:26px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em;overflow-wrap:anywhere}
        h2{font-size:17px;margin:0 0 14px}
        h3{font-size:14px;margin:20px 0 8px;color:var(--soft);font-weight:600}
        header p{margin:0;color:var(--soft)}
        nav{display:flex;flex-wrap:wrap;gap:6px 16px;margin:16px 0 20px}
        nav a{color:var(--accent);text-decoration:none}
        nav a:hover,nav a:focus-visible{text-decoration:underline}
        section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px 22px;margin:0 0 18px}
        .figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(140px,1fr));gap:14px 20px;margin:0}
        .figures div{display:flex;flex-direction:column-reverse;min-width:0}
        .figures dt{color:var(--soft);font-size:13px}
        .figures dd{margin:0;font-size:22px;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:14px}
        th,td{text-align:left;padding:7px 12px 7px 0;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
        td{max-width:340px;overflow:hidden;text-overflow:ellipsis}
        th{color:var(--soft);font-weight:600;font-size:13px}
        tbody tr:last-child td{border-bottom:0}
        .number{text-align:right;font-variant-numeric:tabular-nums}
        .marked td{font-weight:600;color:var(--accent)}
        .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(400px,100%),1fr));gap:18px 28px}
        figure{margin:0;min-width:0;overflow-x:auto}
        figcaption{color:var(--soft);font-size:13px;margin-top:4px}
        svg{max-width:100%;height:auto;display:block}
        .note{color:var(--soft);margin:12px 0 0}
        .warnings{list-style:none;margin:0;padding:0;display:grid;gap:8px}
        .warnings li{border-radius:8px;padding:10px 14px;overflow-wrap:anywhere}
        .warnings .high{background:var(--high-back)}.warnings .low{background:var(--low-back)}
        .warnings b{font-size:12px;text-transform:uppercase;letter-spacing:.04em;margin-right:8px}
        .warnings .high b{color:var(--high)}.warnings .low b{color:var(--low)}
        .warnings span{display:block;color:var(--soft)}
        svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--ink)}
        svg .tick,svg .axis-title{fill:var(--soft)}
        svg .on-heat{fill:var(--on-accent);font-weight:600}
        .grid-line,svg .grid{stroke:var(--line)}
        svg .axis{stroke:var(--soft)}
        svg .series{fill:none;stroke:var(--accent);stroke-width:2}
        svg .reference{fill:none;stroke:var(--soft);stroke-dasharray:5 5}
        svg .bar,svg .dot,svg .heat{fill:var(--accent)}
        svg .faint{fill-opacity:.45}
        svg .below{fill:var(--warm)}
        svg .cell{fill:var(--paper)}
        @media print{body{background:#fff}section{break-inside:avoid;border:0;padding:0}nav{display:none}}
        """
}
