#include "config.h"

#include "studio-recent-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-surface-paintable.h"
#include "studio-date.h"

struct _StudioRecentItem
{
  GObject parent_instance;
  char *path;
  char *title; /* (nullable) */
  gint64 modified;
  GdkPaintable *picture; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioRecentItem, studio_recent_item, G_TYPE_OBJECT)

static void
studio_recent_item_finalize (GObject *object)
{
  StudioRecentItem *self = STUDIO_RECENT_ITEM (object);

  g_free (self->path);
  g_free (self->title);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (studio_recent_item_parent_class)->finalize (object);
}

static void
studio_recent_item_class_init (StudioRecentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_recent_item_finalize;
}

static void
studio_recent_item_init (StudioRecentItem *self)
{
}

StudioRecentItem *
studio_recent_item_new (const char *path,
                        const char *title,
                        gint64 modified,
                        cairo_surface_t *picture)
{
  StudioRecentItem *self = g_object_new (STUDIO_TYPE_RECENT_ITEM, NULL);

  self->path = g_strdup (path);
  self->title = g_strdup (title);
  self->modified = modified;
  if (picture != NULL)
    self->picture = GDK_PAINTABLE (studio_surface_paintable_new (picture, 1));
  return self;
}

const char *
studio_recent_item_get_path (StudioRecentItem *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  return self->path;
}

char *
studio_recent_item_make_title (StudioRecentItem *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  if (self->title != NULL && *self->title != '\0')
    return g_strdup (self->title);
  name = g_filename_display_basename (self->path);
  if (g_str_has_suffix (name, ".pemda"))
    name[strlen (name) - strlen (".pemda")] = '\0';
  return g_steal_pointer (&name);
}

static int
days_ago (GDateTime *then,
          GDateTime *now)
{
  GDate first, second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (then), g_date_time_get_month (then), (GDateYear) g_date_time_get_year (then));
  g_date_set_dmy (&second, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_days_between (&first, &second);
}

char *
studio_recent_item_make_detail (StudioRecentItem *self)
{
  g_autoptr (GDateTime) then = NULL, now = NULL;
  g_autofree char *time = NULL;
  GDate date;

  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  then = g_date_time_new_from_unix_local (self->modified);
  now = g_date_time_new_now_local ();
  time = studio_time_format (g_date_time_get_hour (then) * 60 + g_date_time_get_minute (then));
  if (days_ago (then, now) == 0)
    return g_strdup_printf (_ ("Today, %s"), time);
  if (days_ago (then, now) == 1)
    return g_strdup_printf (_ ("Yesterday, %s"), time);
  g_date_clear (&date, 1);
  g_date_set_time_t (&date, (time_t) self->modified);
  return studio_date_format (&date, STUDIO_DATE_SHORT);
}

GdkPaintable *
studio_recent_item_get_picture (StudioRecentItem *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  return self->picture;
}
