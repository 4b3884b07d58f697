// Loads the page again when `mmmfeed serve` has built something new.
new EventSource("/.mmmfeed/changes").addEventListener("built", () => location.reload());
