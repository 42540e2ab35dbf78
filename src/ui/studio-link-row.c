#include "config.h"

#include "studio-link-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

struct _StudioLinkRow
{
  StudioTextRow parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioLinkRow, studio_link_row, STUDIO_TYPE_TEXT_ROW)

/* Shorteners that anyone can use: people cannot see where they lead. */
static const char *const short_hosts[] = { "bit.ly", "tinyurl.com", "s.id", "t.co", "linktr.ee", "cutt.ly", "goo.gl", "rebrand.ly", NULL };

/* Returns: (transfer full) (nullable): the host of an address, which may come without "https://" */
static char *
host_of (const char *text)
{
  g_autofree char *whole = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  g_autoptr (GUri) uri = g_uri_parse (whole, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_NON_DNS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (scheme == NULL || !(g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) || g_uri_get_host (uri) == NULL)
    return NULL;
  return g_ascii_strdown (g_uri_get_host (uri), -1);
}

static gboolean
is_host (const char *host)
{
  const char *dot = strrchr (host, '.');

  return dot != NULL && dot != host && strlen (dot) > 2 && strstr (host, "..") == NULL;
}

static JsonNode *
studio_link_row_read (StudioTextRow *row,
                      const char *text,
                      char **reading,
                      GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *host = NULL;

  if (strpbrk (stripped, " \t\n<>\"") == NULL)
    host = host_of (stripped);
  if (host == NULL || !is_host (host)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” is no web address. Write it like paserkab.go.id/layanan, without spaces."), stripped);
    return NULL;
  }
  if (g_strv_contains (short_hosts, g_str_has_prefix (host, "www.") ? host + 4 : host))
    studio_field_row_set_note (STUDIO_FIELD_ROW (row), _ ("People cannot see where a shortened link leads. Better use the office's own address."));
  else
    studio_field_row_set_note (STUDIO_FIELD_ROW (row), NULL);
  return studio_json_string (stripped);
}

static void
studio_link_row_class_init (StudioLinkRowClass *klass)
{
  STUDIO_TEXT_ROW_CLASS (klass)->read = studio_link_row_read;
}

static void
studio_link_row_init (StudioLinkRow *self)
{
}

GtkWidget *
studio_link_row_new (StudioDocument *document,
                     const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_LINK_ROW, "document", document, "field", field, NULL);
}
