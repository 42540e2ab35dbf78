#include "config.h"

#include "studio-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-platform-words.h"

/* Taller than this fills a phone's screen: 9:16 is 0.56, 3:4 is 0.75. */
#define STORY_ASPECT 0.6

#define TAGS (STUDIO_FEED_HASHTAGS | STUDIO_FEED_MENTIONS)
#define ALL (STUDIO_FEED_LINKS | TAGS)

/* Numbers of pictures: as docs/platforms.md's source. Cut-offs: 4:5 is the tallest that these feeds show whole. */
static const StudioFeed feeds[] = {
  { "instagram", STUDIO_FEED_PHOTO, STUDIO_FEED_SLIDES, TAGS, { "feed", "tall", "square", "wide", "story" }, 0.75, 1.91, 1, 1, 10 },
  { "facebook_page", STUDIO_FEED_WALL, STUDIO_FEED_TILES, ALL, { "feed", "square", "wide", "link", "story" }, 0.8, 0, 1, 5, 10 },
  { "x", STUDIO_FEED_NOTE, STUDIO_FEED_TILES, ALL | STUDIO_FEED_SHORT_LINKS, { "wide", "feed", "square" }, 0.8, 0, 16.0 / 9, 4, 4 },
  { "whatsapp_channel", STUDIO_FEED_CHAT, STUDIO_FEED_TILES, STUDIO_FEED_LINKS | STUDIO_FEED_STARS, { "square", "feed", "story" }, 0.75, 1.91, 1, 4, 10 },
  { "wordpress", STUDIO_FEED_ARTICLE, STUDIO_FEED_STACK, STUDIO_FEED_LINKS, { "wide", "link", "square", "feed" }, 0, 0, 1, 1, 100 },
  { "threads", STUDIO_FEED_NOTE, STUDIO_FEED_SLIDES, ALL, { "feed", "tall", "square", "wide" }, 0, 0, 1, 1, 20 },
  { "tiktok_photo", STUDIO_FEED_STORY, STUDIO_FEED_SLIDES, TAGS, { "story", "feed" }, 0, 0, 1, 1, 35 },
  { "youtube_post", STUDIO_FEED_WALL, STUDIO_FEED_SLIDES, ALL, { "square", "feed", "wide" }, 0.8, 0, 1, 1, 10 },
  { "telegram", STUDIO_FEED_CHAT, STUDIO_FEED_TILES, ALL, { "square", "feed", "wide" }, 0, 0, 1, 4, 10 },
  { "linkedin", STUDIO_FEED_WALL, STUDIO_FEED_TILES, ALL, { "feed", "square", "link", "wide" }, 0.8, 0, 1, 5, 20 },
  { "mastodon", STUDIO_FEED_NOTE, STUDIO_FEED_TILES, ALL | STUDIO_FEED_SHORT_LINKS, { "wide", "square", "feed" }, 0, 0, 16.0 / 9, 4, 4 },
  { "bluesky", STUDIO_FEED_NOTE, STUDIO_FEED_TILES, ALL | STUDIO_FEED_SHORT_LINKS, { "feed", "square", "wide" }, 0, 0, 16.0 / 9, 4, 4 },
};

static const StudioFeed plain_feed = { NULL, STUDIO_FEED_WALL, STUDIO_FEED_STACK, STUDIO_FEED_LINKS, { "feed", "square", "wide" }, 0, 0, 1, 1, 10 };

const StudioFeed *
studio_feed_find (const char *platform)
{
  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++) {
    if (g_strcmp0 (feeds[i].id, platform) == 0)
      return &feeds[i];
  }
  return &plain_feed;
}

/* --- pictures --- */

static double
aspect_of (const StudioFormat *format)
{
  return format->size.w / format->size.h;
}

GPtrArray *
studio_feed_list_formats (const StudioFeed *feed,
                          StudioTemplate *template)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();
  GPtrArray *formats;

  g_return_val_if_fail (feed != NULL && template != NULL, NULL);

  formats = studio_template_get_formats (template);
  for (guint i = 0; i < G_N_ELEMENTS (feed->formats) && feed->formats[i] != NULL; i++) {
    const StudioFormat *format = studio_format_find (feed->formats[i]);

    if (g_ptr_array_find (formats, format, NULL))
      g_ptr_array_add (listed, (gpointer) format);
  }
  /* a post that was made for something else: a screen's size rather than paper */
  for (guint i = 0; listed->len == 0 && i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);

    if (format->mm.w <= 0)
      g_ptr_array_add (listed, (gpointer) format);
  }
  if (listed->len == 0 && formats->len > 0)
    g_ptr_array_add (listed, g_ptr_array_index (formats, 0));
  return g_steal_pointer (&listed);
}

gboolean
studio_feed_is_story (const StudioFeed *feed,
                      const StudioFormat *format)
{
  g_return_val_if_fail (feed != NULL && format != NULL, FALSE);

  if (feed->kind == STUDIO_FEED_STORY)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (feed->formats) && feed->formats[i] != NULL; i++) {
    if (g_str_equal (feed->formats[i], format->id))
      return aspect_of (format) < STORY_ASPECT;
  }
  return FALSE;
}

StudioRect
studio_feed_crop_to (StudioSize size,
                     double aspect)
{
  StudioRect rect = { 0, 0, size.w, size.h };

  g_return_val_if_fail (aspect > 0 && size.w > 0 && size.h > 0, rect);

  if (size.w / size.h > aspect) {
    rect.w = size.h * aspect;
    rect.x = (size.w - rect.w) / 2;
  } else {
    rect.h = size.w / aspect;
    rect.y = (size.h - rect.h) / 2;
  }
  return rect;
}

StudioRect
studio_feed_crop (const StudioFeed *feed,
                  const StudioFormat *format)
{
  double aspect;

  g_return_val_if_fail (feed != NULL && format != NULL, ((StudioRect){ 0, 0, 0, 0 }));

  aspect = aspect_of (format);
  if (!studio_feed_is_story (feed, format)) {
    if (feed->narrowest > 0 && aspect < feed->narrowest)
      aspect = feed->narrowest;
    else if (feed->widest > 0 && aspect > feed->widest)
      aspect = feed->widest;
  }
  return studio_feed_crop_to (format->size, aspect);
}

StudioRect
studio_feed_place_tile (guint n,
                        guint i)
{
  static const StudioRect places[5][5] = {
    { { 0, 0, 1, 1 } },
    { { 0, 0, 0.5, 1 }, { 0.5, 0, 0.5, 1 } },
    { { 0, 0, 0.5, 1 }, { 0.5, 0, 0.5, 0.5 }, { 0.5, 0.5, 0.5, 0.5 } },
    { { 0, 0, 0.5, 0.5 }, { 0.5, 0, 0.5, 0.5 }, { 0, 0.5, 0.5, 0.5 }, { 0.5, 0.5, 0.5, 0.5 } },
    { { 0, 0, 0.5, 0.6 }, { 0.5, 0, 0.5, 0.6 }, { 0, 0.6, 1 / 3.0, 0.4 }, { 1 / 3.0, 0.6, 1 / 3.0, 0.4 }, { 2 / 3.0, 0.6, 1 / 3.0, 0.4 } },
  };

  g_return_val_if_fail (n >= 1 && n <= 5 && i < n, places[0][0]);

  return places[n - 1][i];
}

/* --- words --- */

char *
studio_feed_cut (const StudioPlatform *platform,
                 const char *text)
{
  int visible;
  char *cut;

  g_return_val_if_fail (platform != NULL && text != NULL, NULL);

  visible = studio_count_visible (text, platform->visible);
  if (platform->visible == 0 || *g_utf8_offset_to_pointer (text, visible) == '\0')
    return NULL;
  cut = g_utf8_substring (text, 0, visible);
  return g_strchomp (cut);
}

char *
studio_feed_fit (const StudioPlatform *platform,
                 const char *text)
{
  glong least = 0, most;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (platform != NULL && text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  if (studio_platform_measure (platform, valid).over == 0)
    return NULL;
  /* the beginning that is @least long is taken, that which is @most long is not */
  most = g_utf8_strlen (valid, -1);
  while (most - least > 1) {
    glong middle = least + (most - least) / 2;
    g_autofree char *beginning = g_utf8_substring (valid, 0, middle);

    if (studio_platform_measure (platform, beginning).over == 0)
      least = middle;
    else
      most = middle;
  }
  return g_utf8_substring (valid, 0, least);
}

char *
studio_feed_excerpt (const char *text,
                     guint words)
{
  g_autoptr (GString) excerpt = g_string_new (NULL);
  const char *at = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (guint n = 0; n < words; n++) {
    const char *end;

    for (; g_unichar_isspace (g_utf8_get_char (at)); at = g_utf8_next_char (at)) {
    }
    for (end = at; *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)); end = g_utf8_next_char (end)) {
    }
    if (end == at)
      break;
    if (n > 0)
      g_string_append_c (excerpt, ' ');
    g_string_append_len (excerpt, at, end - at);
    at = end;
  }
  for (; g_unichar_isspace (g_utf8_get_char (at)); at = g_utf8_next_char (at)) {
  }
  if (*at != '\0')
    g_string_append (excerpt, "…");
  return g_string_free (g_steal_pointer (&excerpt), FALSE);
}

/* Returns: (transfer full): "3:4" for the shapes that have a name, else how much higher or wider a picture is */
static char *
name_aspect (double aspect)
{
  static const struct
  {
    double aspect;
    const char *name;
  } names[] = { { 0.75, "3:4" }, { 0.8, "4:5" }, { 1, "1:1" }, { 1.91, "1,91:1" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (ABS (names[i].aspect - aspect) < 0.005)
      return g_strdup (names[i].name);
  }
  return g_strdup_printf ("%.2f:1", aspect);
}

static void
note_pages (GPtrArray *notes,
            const StudioFeed *feed,
            const StudioPlatform *platform,
            guint n_pages)
{
  if (n_pages > feed->most)
    /* TRANSLATORS: a platform's name */
    g_ptr_array_add (notes, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s takes %u picture in a post; the pages after it are left out.",
                                                          "%s takes %u pictures in a post; the pages after them are left out.", feed->most),
                                             platform->name, feed->most));
}

static void
note_crop (GPtrArray *notes,
           const StudioFeed *feed,
           const StudioPlatform *platform,
           const StudioFormat *format)
{
  StudioRect crop = studio_feed_crop (feed, format);
  g_autofree char *aspect = name_aspect (crop.w / crop.h);

  if (crop.w < format->size.w - 1 || crop.h < format->size.h - 1)
    /* TRANSLATORS: a platform's name, the name of a size, "4:5" */
    g_ptr_array_add (notes, g_strdup_printf (_ ("%s shows only the middle of “%s”, cut to %s."), platform->name, _ (format->name), aspect));
}

static void
note_tiles (GPtrArray *notes,
            const StudioPlatform *platform)
{
  /* TRANSLATORS: a platform's name */
  g_ptr_array_add (notes, g_strdup_printf (_ ("%s shows several pictures side by side and cuts them; who taps one sees all of it."), platform->name));
}

static void
note_links (GPtrArray *notes,
            const StudioFeed *feed,
            const StudioPlatform *platform,
            const StudioMeasure *measure)
{
  if (measure->marks.links == 0)
    return;
  if ((feed->links & STUDIO_FEED_LINKS) == 0)
    /* TRANSLATORS: a platform's name */
    g_ptr_array_add (notes, g_strdup_printf (_ ("Links in captions can't be tapped on %s."), platform->name));
  else if (platform->caption.counting.rule == STUDIO_COUNT_X)
    g_ptr_array_add (notes, g_strdup_printf (_ ("Each link counts as %d characters, however long it is."), platform->caption.counting.link));
}

GPtrArray *
studio_feed_list_notes (const StudioFeed *feed,
                        const StudioPlatform *platform,
                        const char *text,
                        const StudioFormat *format,
                        guint n_pages)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  StudioMeasure measure;
  char *problem;

  g_return_val_if_fail (feed != NULL && platform != NULL && text != NULL && format != NULL, NULL);

  measure = studio_platform_measure (platform, text);
  problem = studio_platform_complain (platform, &measure);
  if (problem != NULL)
    g_ptr_array_add (notes, problem);
  note_pages (notes, feed, platform, n_pages);
  if (n_pages > 1 && feed->pages == STUDIO_FEED_TILES && !studio_feed_is_story (feed, format))
    note_tiles (notes, platform);
  else
    note_crop (notes, feed, platform, format);
  note_links (notes, feed, platform, &measure);
  return g_steal_pointer (&notes);
}
