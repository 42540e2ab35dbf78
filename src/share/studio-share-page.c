#include "config.h"

#include "studio-share-page.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-share-resources.h"

/** Word: what stands for "{{name}}". @value: text, or HTML where @html */
typedef struct
{
  const char *name;
  const char *value;
  gboolean html;
} Word;

/* --- templates --- */

/* Returns: (transfer full): a file that the program brings along */
static GBytes *
load (const char *name)
{
  g_autofree char *path = g_strconcat ("/com/pemda/Studio/share/", name, NULL);
  GBytes *bytes = g_resource_lookup_data (studio_share_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);

  return bytes;
}

/* Returns: (transfer full): with a NUL at its end */
static char *
load_text (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
append_word (GString *page,
             const char *name,
             gsize length,
             const Word *words)
{
  for (; words->name != NULL; words++) {
    if (strlen (words->name) == length && strncmp (words->name, name, length) == 0)
      break;
  }
  g_assert (words->name != NULL);

  if (words->html) {
    g_string_append (page, words->value);
  } else {
    g_autofree char *escaped = g_markup_escape_text (words->value, -1);

    g_string_append (page, escaped);
  }
}

/* Each template is gone through once: what has been put in is not looked at again, whatever stands in it. */
static void
fill (GString *page,
      const char *name,
      const Word *words)
{
  g_autofree char *template = load_text (name);
  const char *at = template, *open;

  while ((open = strstr (at, "{{")) != NULL) {
    const char *close = strstr (open, "}}");

    g_assert (close != NULL);
    g_string_append_len (page, at, open - at);
    append_word (page, open + 2, (gsize) (close - open - 2), words);
    at = close + 2;
  }
  g_string_append (page, at);
}

/* --- the parts --- */

char *
studio_share_page_make_file_path (const StudioShareParcel *parcel,
                                  guint index,
                                  gboolean save)
{
  const StudioShareFile *file = g_ptr_array_index (studio_share_parcel_list_files (parcel), index);

  return g_strdup_printf ("/%s/%u/%s", save ? "s" : "i", index + 1, file->name);
}

static char *
make_alt_part (const StudioShareFile *file,
               const char *number)
{
  GString *part = g_string_new (NULL);
  const Word words[] = {
    { "heading", _ ("Alt text") },
    { "alt", file->alt },
    { "number", number },
    { "copy-words", _ ("Copy") },
    { "copy-alt-words", _ ("Copy Alt Text") },
    { NULL },
  };

  if (file->alt[0] != '\0')
    fill (part, "alt.html", words);
  return g_string_free (part, FALSE);
}

static void
append_picture (GString *pictures,
                const StudioSharePage *page,
                guint index)
{
  const StudioShareFile *file = g_ptr_array_index (studio_share_parcel_list_files (page->parcel), index);
  g_autofree char *show_path = studio_share_page_make_file_path (page->parcel, index, FALSE);
  g_autofree char *save_path = studio_share_page_make_file_path (page->parcel, index, TRUE);
  g_autofree char *show = g_strconcat (page->path, show_path, NULL), *save = g_strconcat (page->path, save_path, NULL);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *alt_part = make_alt_part (file, number);
  g_autofree char *size = g_format_size (g_bytes_get_size (file->bytes)), *facts = g_strjoin (" · ", file->name, size, NULL);
  const Word words[] = {
    { "show", show },
    { "save", save },
    { "name", file->name },
    { "number", number },
    { "alt", file->alt },
    { "facts", facts },
    { "alt-part", alt_part, TRUE },
    { "save-words", _ ("Save Picture") },
    { "share-words", _ ("Share") },
    { NULL },
  };

  fill (pictures, "picture.html", words);
}

static char *
make_pictures (const StudioSharePage *page)
{
  GPtrArray *files = studio_share_parcel_list_files (page->parcel);
  GString *pictures = g_string_new (NULL);
  const char *group = "";

  for (guint i = 0; i < files->len; i++) {
    const StudioShareFile *file = g_ptr_array_index (files, i);

    if (!g_str_equal (file->group, group)) {
      const Word words[] = { { "group", file->group }, { NULL } };

      group = file->group;
      fill (pictures, "group.html", words);
    }
    append_picture (pictures, page, i);
  }
  return g_string_free (pictures, FALSE);
}

static void
append_caption (GString *captions,
                const StudioSharePage *page,
                const StudioShareCaption *caption)
{
  gboolean ticked = g_ptr_array_find_with_equal_func (page->ticked, caption->platform, g_str_equal, NULL);
  const Word words[] = {
    { "platform", caption->platform },
    { "name", caption->name },
    { "text", caption->text },
    { "token", page->token },
    { "ticked", ticked ? "true" : "false" },
    { "deed", ticked ? "untick" : "tick" },
    { "copy-words", _ ("Copy") },
    { "copy-caption-words", _ ("Copy Caption") },
    { "tick-words", _ ("Already Uploaded") },
    { NULL },
  };

  fill (captions, "caption.html", words);
}

static char *
make_captions (const StudioSharePage *page)
{
  GPtrArray *all = studio_share_parcel_list_captions (page->parcel);
  GString *captions = g_string_new (NULL);
  const Word words[] = { { "group", _ ("Captions") }, { NULL } };

  if (all->len > 0)
    fill (captions, "group.html", words);
  for (guint i = 0; i < all->len; i++)
    append_caption (captions, page, g_ptr_array_index (all, i));
  return g_string_free (captions, FALSE);
}

/* --- the pages --- */

GBytes *
studio_share_page_make (const StudioSharePage *page)
{
  GString *html = g_string_new (NULL);
  g_autofree char *css = load_text ("page.css"), *js = load_text ("page.js");
  g_autofree char *pictures = make_pictures (page), *captions = make_captions (page);
  /* TRANSLATORS: on a phone; %s is a time, "14.32" */
  g_autofree char *until = g_strdup_printf (_ ("Open until %s. If a button does not save, hold the picture."), page->until);
  const Word words[] = {
    /* TRANSLATORS: the code of your language, as in <html lang="…"> */
    { "lang", C_ ("language code", "en") },
    { "title", studio_share_parcel_get_title (page->parcel) },
    { "css", css, TRUE },
    { "js", js, TRUE },
    { "token", page->token },
    { "copied", _ ("Copied. Paste it in the app.") },
    { "selected", _ ("The text is selected. Choose Copy in your phone's menu.") },
    { "lost", _ ("The computer cannot be reached. Stay on the same Wi-Fi and try again.") },
    { "until", until },
    { "pictures", pictures, TRUE },
    { "captions", captions, TRUE },
    { "closing", _ ("This page comes straight from the office's computer and closes by itself.") },
    { NULL },
  };

  fill (html, "page.html", words);
  return g_string_free_to_bytes (html);
}

GBytes *
studio_share_page_make_closed (void)
{
  GString *html = g_string_new (NULL);
  g_autofree char *css = load_text ("page.css");
  const Word words[] = {
    { "lang", C_ ("language code", "en") },
    { "css", css, TRUE },
    { "heading", _ ("This page is closed") },
    { "words", _ ("Its time is over. What you have saved stays on your phone. Ask at the office's computer for a new code.") },
    { NULL },
  };

  fill (html, "closed.html", words);
  return g_string_free_to_bytes (html);
}

/* Returns: (transfer full): how a policy names a script or style that stands in the page */
static char *
make_digest (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *text = NULL;

  g_checksum_update (sum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_checksum_get_digest (sum, digest, &length);
  text = g_base64_encode (digest, length);
  return g_strdup_printf ("'sha256-%s'", text);
}

char *
studio_share_page_make_policy (void)
{
  g_autofree char *css = make_digest ("page.css"), *js = make_digest ("page.js");

  return g_strdup_printf ("default-src 'none'; img-src 'self' data:; style-src %s; script-src %s; connect-src 'self'; form-action 'self'; "
                          "base-uri 'none'; frame-ancestors 'none'",
                          css, js);
}
