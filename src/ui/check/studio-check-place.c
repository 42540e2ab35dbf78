#include "config.h"

#include "studio-check-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-pages.h"

/* Returns: (transfer full) */
static char *
name_field (StudioSnapshot *snapshot,
            const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "/"));
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (snapshot), name);

  /* TRANSLATORS: a place: the step, then the field, "Content · Title" */
  return g_strdup_printf (_ ("Content · %s"), field != NULL ? field->label : name);
}

/* Returns: (transfer full) */
static char *
name_description (StudioSnapshot *snapshot,
                  const char *id)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);

  for (guint i = 0; i < pages->len; i++) {
    if (g_strcmp0 (g_array_index (pages, StudioPage, i).id, id) == 0)
      /* TRANSLATORS: a place: the description of a page */
      return g_strdup_printf (_ ("Alt text · page %u"), i + 1);
  }
  return g_strdup (_ ("Alt text"));
}

/* Returns: (transfer full) */
static char *
name_layer (StudioSnapshot *snapshot,
            const StudioPlace *place)
{
  const StudioFormat *format = place->format != NULL ? studio_format_find (place->format) : NULL;
  g_autofree char *size = format != NULL ? g_strdup_printf (" · %s", _ (format->name)) : g_strdup ("");
  /* TRANSLATORS: a place; in front of it comes a space and a dot */
  g_autofree char *page = place->page >= 0 && studio_snapshot_get_n_pages (snapshot) > 1 ? g_strdup_printf (_ (" · page %d"), place->page + 1) : g_strdup ("");

  return g_strconcat (_ ("Picture"), size, page, NULL);
}

char *
studio_check_place_name (const StudioPlace *place,
                         StudioSnapshot *snapshot,
                         StudioChecker *checker)
{
  const StudioPlatform *platform = NULL;

  g_return_val_if_fail (place != NULL && snapshot != NULL, NULL);

  switch (place->kind) {
  case STUDIO_PLACE_CAPTION:
    platform = place->name != NULL && checker != NULL ? studio_platforms_find (checker->platforms, place->name) : NULL;
    return platform != NULL ? g_strdup_printf ("%s · %s", _ ("Caption"), platform->name) : g_strdup (_ ("Caption"));
  case STUDIO_PLACE_FIELD:
    return name_field (snapshot, place->name != NULL ? place->name : "");
  case STUDIO_PLACE_ALT:
    return name_description (snapshot, place->name);
  case STUDIO_PLACE_LAYER:
    return name_layer (snapshot, place);
  case STUDIO_PLACE_PHOTO:
    return g_strdup (_ ("Photo"));
  case STUDIO_PLACE_POST:
  default:
    return g_strdup (_ ("The whole post"));
  }
}

gboolean
studio_check_place_is_drawn (const StudioPlace *place)
{
  g_return_val_if_fail (place != NULL, FALSE);

  return place->name != NULL && (place->kind == STUDIO_PLACE_LAYER || place->kind == STUDIO_PLACE_FIELD);
}

void
studio_check_place_show (GtkWidget *widget,
                         const StudioPlace *place)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && place != NULL);

  if (place->format != NULL)
    gtk_widget_activate_action (widget, "post.show-size", "s", place->format);
  if (place->page >= 0)
    gtk_widget_activate_action (widget, "post.show-page", "u", (guint) place->page);
}

gboolean
studio_check_place_go (GtkWidget *widget,
                       const StudioPlace *place,
                       int start,
                       int end)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && place != NULL, FALSE);

  studio_check_place_show (widget, place);
  switch (place->kind) {
  case STUDIO_PLACE_FIELD:
    return place->name != NULL && gtk_widget_activate_action (widget, "post.focus-field", "s", place->name);
  case STUDIO_PLACE_LAYER:
    return place->name != NULL && gtk_widget_activate_action (widget, "post.select-layer", "s", place->name);
  case STUDIO_PLACE_CAPTION:
    return gtk_widget_activate_action (widget, "post.show-caption", "(sii)", place->name != NULL ? place->name : "", start, end);
  case STUDIO_PLACE_ALT:
    return gtk_widget_activate_action (widget, "post.show-description", "(sii)", place->name != NULL ? place->name : "", start, end);
  case STUDIO_PLACE_PHOTO:
    return gtk_widget_activate_action (widget, "post.step", "s", "caption");
  case STUDIO_PLACE_POST:
  default:
    return FALSE;
  }
}
