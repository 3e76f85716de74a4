"""What a web server needs to serve the site safely: `_headers` for hosts that read it, a snippet for nginx. Pure."""

from __future__ import annotations

from sitegen.stages.plan.portal import Portal
from sitegen.views import DataView

__all__ = ["HEADERS", "POLICY", "headers_view", "nginx_view"]

POLICY = ("default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
          "script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'")
"""No inline script or style, nothing from elsewhere. JSON-LD blocks are data, which `script-src` does not concern."""
HEADERS = (("Content-Security-Policy", POLICY), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
           ("Referrer-Policy", "strict-origin-when-cross-origin"), ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
           ("Cross-Origin-Opener-Policy", "same-origin"))
YEAR = 31_536_000


def headers_view(portal: Portal) -> DataView:
    """`_headers`: every file with the policy, fingerprinted assets kept for a year."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS), "/assets/*", f"  Cache-Control: public, max-age={YEAR}, immutable"]
    return DataView(data="\n".join([*lines, ""]).encode())


def nginx_view(portal: Portal) -> DataView:
    """Lines for the `server` block: headers, compression of text, 404, 410 for withdrawn texts with the page that says so, 301 for
    moved ones. Redirects name no host: behind a gateway the server does not know its own."""
    lines = ["# Made by sitegen; include it in the server block.", "charset utf-8;", "server_tokens off;", "absolute_redirect off;", "gzip on;", "gzip_min_length 512;",
             "gzip_types text/plain text/css text/csv text/javascript application/javascript application/json application/ld+json application/xml "
             "application/atom+xml image/svg+xml;", "error_page 404 /404.html;"]
    lines += [f'add_header {name} "{value}" always;' for name, value in HEADERS]
    # add_header of a location replaces those of the server, so they are all repeated
    repeated = "".join(f' add_header {name} "{value}" always;' for name, value in HEADERS)
    lines.append(f'location /assets/ {{ expires 1y; add_header Cache-Control "public, immutable";{repeated} }}')
    for address in sorted(f"{edition}{address}" for edition in portal.editions for address in portal.gone):
        page = _quoted(f"{address}index.html")
        lines += [f"location = {_quoted(address)} {{ error_page 410 {page}; return 410; }}", f"location = {page} {{ internal; }}"]
    lines += [f"location = {_quoted('/' + old.strip('/') + '/')} {{ return 301 {_quoted(facts.url)}; }}"
              for facts in sorted(portal.texts, key=lambda f: f.url) for old in facts.aliases]
    return DataView(data="\n".join([*lines, ""]).encode("utf-8", "replace"))


def _quoted(address: str) -> str:
    """An address as a string of nginx; `$` would begin a variable and cannot be escaped, so it is percent-encoded."""
    return '"' + address.replace("\\", "%5C").replace('"', "%22").replace("$", "%24").replace("\n", "%0A") + '"'
