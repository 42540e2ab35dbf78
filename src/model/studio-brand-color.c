#include "config.h"

#include "studio-brand.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "studio-brand-private.h"

/* Longest chain of colours that are named after each other. */
#define MAX_CHAIN 16

static const char *const needed_colors[] = { "primary", "deep", "accent", "surface", "tint", "ink", "muted", "danger", "success" };

static const StudioColor white = { 1, 1, 1, 1 };
static const StudioColor black = { 0, 0, 0, 1 };
static const StudioColor transparent = { 0, 0, 0, 0 };

static gboolean
refuse_chain (const StudioJsonAt *at,
              GPtrArray *chain,
              const char *last,
              GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  StudioJsonAt child;

  for (guint i = 0; i < chain->len; i++)
    g_string_append_printf (text, "%s → ", (const char *) g_ptr_array_index (chain, i));
  g_string_append (text, last);
  studio_json_at_member (at, g_ptr_array_index (chain, 0), &child);
  studio_json_at_error (error, &child, _ ("This colour leads back to itself: %s. Write one of them as #RRGGBB."), text->str);
  return FALSE;
}

/* Finds what @name is, which may be the name of another colour. @chain: the names that led here */
static gboolean
resolve_color (const StudioJsonAt *at,
               const char *name,
               GPtrArray *chain,
               StudioColor *color,
               GError **error)
{
  const char *text = NULL;
  StudioJsonAt child;

  if (g_ptr_array_find_with_equal_func (chain, name, g_str_equal, NULL) || chain->len >= MAX_CHAIN)
    return refuse_chain (at, chain, name, error);
  if (!studio_json_get_string (at, name, TRUE, &text, error))
    return FALSE;
  if (studio_color_parse (text, color))
    return TRUE;

  g_ptr_array_add (chain, (char *) name);
  if (studio_json_at_member (at, text, &child))
    return resolve_color (at, text, chain, color, error);

  studio_json_at_member (at, name, &child);
  studio_json_at_error (error, &child, _ ("“%s” is no colour. Write it as #RRGGBB."), text);
  return FALSE;
}

static gboolean
parse_color (StudioBrand *self,
             const StudioJsonAt *at,
             const char *name,
             GError **error)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  StudioColor color;

  if (g_hash_table_contains (self->colors, name))
    return TRUE;
  if (!resolve_color (at, name, chain, &color, error))
    return FALSE;
  g_hash_table_insert (self->colors, g_strdup (name), g_memdup2 (&color, sizeof color));
  return TRUE;
}

static void
copy_color (StudioBrand *self,
            const char *from,
            const char *name)
{
  const StudioColor *color = g_hash_table_lookup (self->colors, from);

  if (color != NULL && !g_hash_table_contains (self->colors, name))
    g_hash_table_insert (self->colors, g_strdup (name), g_memdup2 (color, sizeof *color));
}

/* Gives the grounds that templates set words on, and what stands on them, so that a brand can set one apart and need not. */
static void
add_grounds (StudioBrand *self)
{
  static const char *const grounds[][2] = {
    { "field", "primary" },
    { "field-motif", "accent2" },
    { "field-spot", "accent" },
    { "field-ring", "accent" },
    { "stage", "deep" },
    { "stage-motif", "accent2" },
    { "stage-spot", "accent" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++) {
    g_autofree char *partner = g_strconcat ("on-", grounds[i][0], NULL);
    g_autofree char *from = g_strconcat ("on-", grounds[i][1], NULL);

    if (g_hash_table_contains (self->colors, grounds[i][0]))
      continue;
    copy_color (self, grounds[i][1], grounds[i][0]);
    copy_color (self, from, partner);
  }
}

/* Gives each colour without its own "on-" partner white or ink, whichever reads better on it. */
static void
add_partners (StudioBrand *self)
{
  g_autofree char **names = (char **) g_hash_table_get_keys_as_array (self->colors, NULL);
  const StudioColor *ink = g_hash_table_lookup (self->colors, "ink");

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *partner = g_strconcat ("on-", names[i], NULL);
    const StudioColor *ground = g_hash_table_lookup (self->colors, names[i]);
    const StudioColor *best;

    if (g_str_has_prefix (names[i], "on-") || g_hash_table_contains (self->colors, partner))
      continue;

    best = studio_color_contrast (&white, ground) >= studio_color_contrast (ink, ground) ? &white : ink;
    g_hash_table_insert (self->colors, g_steal_pointer (&partner), g_memdup2 (best, sizeof *best));
  }
}

gboolean
studio_brand_parse_colors (StudioBrand *self,
                           const StudioJsonAt *root,
                           GError **error)
{
  StudioJsonAt at;
  JsonObjectIter iter;
  const char *name;

  if (!studio_json_get_object (root, "colors", TRUE, &at, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (needed_colors); i++) {
    if (!parse_color (self, &at, needed_colors[i], error))
      return FALSE;
  }

  json_object_iter_init_ordered (&iter, json_node_get_object (at.node));
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (!parse_color (self, &at, name, error))
      return FALSE;
  }

  add_grounds (self);
  add_partners (self);
  return TRUE;
}

static gboolean
lookup_opaque (StudioBrand *self,
               const char *name,
               StudioColor *color)
{
  const StudioColor *token = g_hash_table_lookup (self->colors, name);

  if (token != NULL)
    *color = *token;
  else if (g_str_equal (name, "white"))
    *color = white;
  else if (g_str_equal (name, "black"))
    *color = black;
  else if (g_str_equal (name, "transparent"))
    *color = transparent;
  else
    return studio_color_parse (name, color);

  return TRUE;
}

/* Reads "72". Returns: FALSE unless it is a number from 0 to 100. */
static gboolean
parse_percent (const char *text,
               double *share)
{
  char *end = NULL;
  double percent;

  if (!g_ascii_isdigit (text[0]))
    return FALSE;

  percent = g_ascii_strtod (text, &end);
  if (*end != '\0' || !(percent >= 0 && percent <= 100))
    return FALSE;

  *share = percent / 100;
  return TRUE;
}

gboolean
studio_brand_lookup_color (StudioBrand *self,
                           const char *name,
                           StudioColor *color)
{
  g_autofree char *token = NULL;
  const char *slash;
  double share;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), FALSE);
  g_return_val_if_fail (name != NULL && color != NULL, FALSE);

  slash = strchr (name, '/');
  if (slash == NULL)
    return lookup_opaque (self, name, color);

  token = g_strndup (name, (gsize) (slash - name));
  if (!parse_percent (slash + 1, &share) || !lookup_opaque (self, token, color))
    return FALSE;

  color->a *= share;
  return TRUE;
}

/* Whether the document gives the colour, and not this program. */
static gboolean
is_stated (StudioBrand *self,
           const char *name)
{
  return studio_json_peek_string (json_object_get_object_member (json_node_get_object (self->root), "colors"), name) != NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds a sentence if text in @partner can't be read on @ground. */
static void
check_pair (StudioBrand *self,
            const char *partner,
            const char *ground,
            GPtrArray *warnings)
{
  const StudioColor *on = g_hash_table_lookup (self->colors, partner);
  const StudioColor *under = g_hash_table_lookup (self->colors, ground);
  char ratio[G_ASCII_DTOSTR_BUF_SIZE];
  double contrast;

  if (under == NULL || !is_stated (self, partner))
    return;
  contrast = studio_color_contrast (on, under);
  if (contrast >= STUDIO_BRAND_TEXT_CONTRAST)
    return;
  g_ascii_formatd (ratio, sizeof ratio, "%.1f", floor (contrast * 10) / 10);
  g_ptr_array_add (warnings, g_strdup_printf (_ ("colors.%s: text in this colour has a contrast of %s : 1 on “%s”; 4.5 : 1 is needed to read it. Choose a lighter or darker one."), partner, ratio, ground));
}

GPtrArray *
studio_brand_list_warnings (StudioBrand *self)
{
  GPtrArray *warnings;
  g_autofree char **names = NULL;
  guint n;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  warnings = g_ptr_array_new_with_free_func (g_free);
  names = (char **) g_hash_table_get_keys_as_array (self->colors, &n);
  qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++) {
    if (g_str_has_prefix (names[i], "on-"))
      check_pair (self, names[i], names[i] + strlen ("on-"), warnings);
  }
  check_pair (self, "ink", "surface", warnings);
  check_pair (self, "muted", "surface", warnings);
  return warnings;
}
