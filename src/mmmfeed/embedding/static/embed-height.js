/*
 * One script for both sides of a frame of announcements.
 *
 * In the frame (news.embed.html), it says how high the list is. On the partner's page it makes the frames of this
 * server that high. WordPress has an agreement of its own for frames that it made of an address (wp-embed.js): it is
 * told the height, and where a link leads, since its sandbox lets no link open. It only goes to the frame's own server,
 * so that is asked for the announcement's page there.
 */
(() => {
  "use strict";
  const list = document.querySelector(".mmm-feed-frame main");

  if (!list) {
    const server = new URL(".", document.currentScript.src).href;
    const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(server));
    addEventListener("message", ({ source, data }) => {
      if (data?.mmmfeed !== "height" || !Number.isFinite(data.height)) return;
      for (const frame of frames()) {
        if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(data.height, 80), 20000)}px`;
      }
    });
    // What was said before anybody listened is said again: a frame answers whatever it is told.
    for (const frame of frames()) frame.contentWindow?.postMessage({ mmmfeed: "here" }, "*");
    return;
  }

  if (parent === self) return;
  const wordpress = /secret=(\w{10})/.exec(location.hash)?.[1];
  const say = (message) => parent.postMessage(message, "*"); // how high a public list is may be known to anybody
  const tell = () => {
    const height = Math.ceil(list.getBoundingClientRect().height);
    say(wordpress ? { message: "height", value: height, secret: wordpress } : { mmmfeed: "height", height });
  };
  new ResizeObserver(tell).observe(list);
  addEventListener("message", ({ source }) => source === parent && tell());

  if (wordpress) {
    addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const isOurs = new URL(link.href).host === location.host;
      const there = isOurs ? link.href : (link.dataset.page ?? location.href.replace(/#.*/, ""));
      event.preventDefault();
      say({ message: "link", value: there, secret: wordpress });
    });
  }
})();
