/* Loads the page again when the preview was rebuilt. Hidden tabs hold no connection: a browser has only six for a host. */
(function () {
  "use strict";
  var settings = SETTINGS;
  var source = null;

  function listen() {
    if (source || document.hidden) { return; }
    source = new EventSource("/_sitegen/events?token=" + settings.token + "&seen=" + settings.seen);
    source.addEventListener("reload", function () { window.location.reload(); });
  }
  function rest() {
    if (source && document.hidden) { source.close(); source = null; }
  }

  document.addEventListener("visibilitychange", function () { rest(); listen(); });
  window.addEventListener("pagehide", function () { if (source) { source.close(); source = null; } });
  window.addEventListener("pageshow", listen);
  listen();
}());
