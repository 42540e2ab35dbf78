#include "config.h"

#include "studio-brand-logo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-picture-info.h"

#define SVG_MIME "image/svg+xml"

static gboolean
check_size (const char *name,
            GBytes *bytes,
            gsize most,
            GError **error)
{
  gsize size = g_bytes_get_size (bytes);

  if (size <= most)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
               _ ("The logo “%s” has %d MB; at most %d MB are read. Save it smaller, as a PNG of 2,000 px or a simpler SVG."),
               name, (int) (size / 1024 / 1024), (int) (most / 1024 / 1024));
  return FALSE;
}

/* Whether the address that starts at @at leads out of the file; "#id" and "data:" do not. */
static gboolean
leads_outside (const char *at,
               const char *end)
{
  gsize left;

  while (at < end && (g_ascii_isspace (*at) || *at == '"' || *at == '\''))
    at++;
  left = (gsize) (end - at);
  return left > 0 && *at != '#' && *at != ')' && !(left >= 5 && g_ascii_strncasecmp (at, "data:", 5) == 0);
}

/* Whether what stands at @at is an attribute of a link to be clicked: it draws nothing, so it does no harm. */
static gboolean
is_in_link (const char *text,
            const char *at)
{
  while (at > text && *at != '<')
    at--;
  /* the mark stands behind it, so there are more than three bytes */
  return at[0] == '<' && at[1] == 'a' && g_ascii_isspace (at[2]);
}

/* Whether one of the addresses that follow @mark leads outside. */
static gboolean
refers_outside (const char *text,
                gsize size,
                const char *mark)
{
  const char *end = text + size;
  const char *at = text;

  while ((at = g_strstr_len (at, end - at, mark)) != NULL) {
    const char *address = at + strlen (mark);

    if (leads_outside (address, end) && !is_in_link (text, at))
      return TRUE;
    at = address;
  }
  return FALSE;
}

/* Drawing programs name their own namespaces by entities; one made of others is how a small file becomes an endless one. */
static gboolean
has_nested_entity (const char *text,
                   gsize size)
{
  const char *end = text + size;
  const char *at = text;

  while ((at = g_strstr_len (at, end - at, "<!ENTITY")) != NULL) {
    const char *close = memchr (at, '>', (gsize) (end - at));
    gsize length = (gsize) ((close != NULL ? close : end) - at);

    if (memchr (at, '&', length) != NULL || memchr (at, '%', length) != NULL ||
        g_strstr_len (at, (gssize) length, "SYSTEM") != NULL || g_strstr_len (at, (gssize) length, "PUBLIC") != NULL)
      return TRUE;
    at += length;
  }
  return FALSE;
}

static gboolean
check_svg (const char *name,
           GBytes *bytes,
           GError **error)
{
  static const char *const outside[] = { "href=", "url(", "@import " };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gboolean bad = has_nested_entity (text, size) || g_strstr_len (text, (gssize) size, "<script") != NULL;

  if (!check_size (name, bytes, STUDIO_BRAND_LOGO_MAX_SVG_BYTES, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (outside) && !bad; i++)
    bad = refers_outside (text, size, outside[i]);
  if (!bad)
    return TRUE;

  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
               _ ("The logo “%s” needs scripts or files outside itself, so it would not be drawn whole. Save it as “plain SVG” with everything inside, or as PNG."), name);
  return FALSE;
}

gboolean
studio_brand_logo_check (const char *name,
                         GBytes *bytes,
                         GError **error)
{
  static const char *const kinds[] = { SVG_MIME, "image/png", "image/webp", "image/jpeg", NULL };
  g_autoptr (GError) cause = NULL;
  StudioPictureInfo info;

  g_return_val_if_fail (name != NULL && bytes != NULL, FALSE);

  if (!check_size (name, bytes, STUDIO_BRAND_LOGO_MAX_BYTES, error))
    return FALSE;
  if (!studio_picture_info_read (bytes, &info, &cause)) {
    g_set_error (error, cause->domain, cause->code, _ ("The logo “%s” can't be used. %s"), name, cause->message);
    return FALSE;
  }
  if (!g_strv_contains (kinds, info.mime)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("The logo “%s” is neither SVG, PNG, WebP nor JPEG. Save it as one of them."), name);
    return FALSE;
  }
  return !g_str_equal (info.mime, SVG_MIME) || check_svg (name, bytes, error);
}
