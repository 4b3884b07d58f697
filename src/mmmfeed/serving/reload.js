// Loads the page again when `mmmfeed serve` has built something new. A page that nobody sees hangs up, since browsers have
// no more than six connections to a server, and asks when it is seen again.
{
  let connection, known;

  const listen = () => {
    connection?.close();
    if (document.hidden && known) return;
    connection = new EventSource("/.mmmfeed/changes");
    connection.addEventListener("built", () => location.reload());
    connection.addEventListener("hello", ({ data }) => {
      if (known && known !== data) location.reload();
      known = data;
      if (document.hidden) connection.close();
    });
  };

  document.addEventListener("visibilitychange", listen);
  listen();
}
