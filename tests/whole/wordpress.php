<?php
/*
 * What WordPress makes of our files, by its own code, without a database and a site of its own.
 *
 *   php wordpress.php FOLDER_OF_WORDPRESS embed URL    the page's address on a line of its own: the HTML that results
 *   php wordpress.php FOLDER_OF_WORDPRESS rss URL      the block "RSS": the HTML that results
 *   php wordpress.php FOLDER_OF_WORDPRESS post FILE    what an author may write (no unfiltered_html): what is left of it
 *
 * Only what asks the network or the database is replaced: WordPress itself asks no address of this computer.
 */
error_reporting(E_ERROR | E_PARSE);
ini_set('display_errors', 'stderr');
[, $folder, $what, $which] = $argv;
define('ABSPATH', rtrim($folder, '/') . '/');
define('WPINC', 'wp-includes');
define('WP_CONTENT_DIR', ABSPATH . 'wp-content');

foreach (['load', 'plugin', 'compat', 'formatting', 'kses', 'functions', 'shortcodes', 'l10n', 'pomo/translations', 'class-wp-list-util', 'class-wp-error'] as $name) {
    $path = ABSPATH . WPINC . "/$name.php";
    if (is_file($path)) require_once $path;
}

const OPTIONS = ['blog_charset' => 'UTF-8', 'date_format' => 'Y-m-d', 'timezone_string' => 'UTC'];
add_filter('pre_option', fn($value, $name) => OPTIONS[$name] ?? '', 10, 2);

function wp_cache_get($name) { return $name === 'alloptions' ? OPTIONS : false; }
function wp_safe_remote_get($url, $args = []) {
    $body = file_get_contents($url, false, null, 0, $args['limit_response_size'] ?? 10000000);
    return ['body' => $body, 'response' => ['code' => $body === false ? 404 : 200]];
}
function wp_remote_retrieve_body($answer) { return $answer['body']; }
function wp_remote_retrieve_response_code($answer) { return $answer['response']['code']; }
function wp_generate_password($length) { return str_repeat('s', $length); }
function site_url() { return 'https://partner.example'; }
function home_url() { return 'https://partner.example'; }
function current_user_can() { return false; }
function get_block_wrapper_attributes($more) { return 'class="wp-block-rss ' . $more['class'] . '"'; }
function fetch_feed($url) {
    require_once ABSPATH . WPINC . '/class-simplepie.php';
    $feed = new SimplePie();
    $feed->enable_cache(false);
    $feed->set_raw_data(file_get_contents($url));
    $feed->init();
    return $feed->error() ? new WP_Error('simplepie-error', $feed->error()) : $feed;
}

switch ($what) {
    case 'embed':
        require_once ABSPATH . WPINC . '/class-wp-oembed.php';
        require_once ABSPATH . WPINC . '/embed.php';
        add_filter('oembed_dataparse', 'wp_filter_oembed_result', 10, 3);
        add_filter('oembed_dataparse', 'wp_filter_oembed_iframe_title_attribute', 5, 3);
        echo _wp_oembed_get_object()->get_html($which, ['width' => 640, 'height' => 960]);
        break;
    case 'rss':
        require_once ABSPATH . WPINC . '/blocks/rss.php';
        echo render_block_core_rss([
            'feedURL' => $which, 'itemsToShow' => 5, 'displayExcerpt' => true, 'displayAuthor' => true,
            'displayDate' => true, 'excerptLength' => 55, 'blockLayout' => 'list', 'columns' => 2,
        ]);
        break;
    case 'post':
        echo wp_kses_post(file_get_contents($which));
        break;
}
