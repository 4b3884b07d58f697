// Loads the page again when `mmmfeed serve` has built something new. A page that nobody sees hangs up, since browsers have
// no more than six connections to a server, and asks when it is seen again.
let connection, known;

function listen() {
  connection?.close();
  if (document.hidden) return;
  connection = new EventSource("/.mmmfeed/changes");
  connection.addEventListener("built", () => location.reload());
  connection.addEventListener("hello", ({ data }) => {
    if (known !== undefined && known !== data) location.reload();
    known = data;
  });
}

document.addEventListener("visibilitychange", listen);
listen();
