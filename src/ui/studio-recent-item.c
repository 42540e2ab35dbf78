#include "config.h"

#include "studio-recent-item.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"

struct _StudioRecentItem
{
  GObject parent_instance;
  StudioLibraryItem *item;
  GdkPaintable *picture; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioRecentItem, studio_recent_item, G_TYPE_OBJECT)

static void
studio_recent_item_finalize (GObject *object)
{
  StudioRecentItem *self = STUDIO_RECENT_ITEM (object);

  g_clear_object (&self->item);
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
studio_recent_item_new (StudioLibraryItem *item,
                        GdkPaintable *picture)
{
  StudioRecentItem *self;

  g_return_val_if_fail (STUDIO_IS_LIBRARY_ITEM (item), NULL);

  self = g_object_new (STUDIO_TYPE_RECENT_ITEM, NULL);
  self->item = g_object_ref (item);
  g_set_object (&self->picture, picture);
  return self;
}

const char *
studio_recent_item_get_id (StudioRecentItem *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  return studio_library_item_get_id (self->item);
}

const char *
studio_recent_item_get_title (StudioRecentItem *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  return studio_library_item_get_title (self->item);
}

const char *
studio_recent_item_get_state (StudioRecentItem *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  return studio_library_item_get_state (self->item);
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
studio_recent_describe_time (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time), now = g_date_time_new_now_local ();
  g_autofree char *clock = NULL;
  GDate date;

  if (then == NULL)
    return g_strdup ("");
  clock = studio_time_format (g_date_time_get_hour (then) * 60 + g_date_time_get_minute (then));
  if (days_ago (then, now) == 0)
    return g_strdup_printf (_ ("Today, %s"), clock);
  if (days_ago (then, now) == 1)
    return g_strdup_printf (_ ("Yesterday, %s"), clock);
  g_date_clear (&date, 1);
  g_date_set_time_t (&date, (time_t) time);
  return studio_date_format (&date, STUDIO_DATE_SHORT);
}

/* Returns: (nullable): the step's name in the header of a post */
static const char *
name_step (const char *step)
{
  static const struct
  {
    const char *step;
    const char *name;
  } names[] = { { "content", N_ ("Content") }, { "design", N_ ("Design") }, { "caption", N_ ("Caption") }, { "check", N_ ("Check") }, { "publish", N_ ("Publish") } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_strcmp0 (names[i].step, step) == 0)
      return _ (names[i].name);
  }
  return NULL;
}

char *
studio_recent_item_make_detail (StudioRecentItem *self)
{
  const char *step;
  g_autofree char *time = NULL;

  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  time = studio_recent_describe_time (studio_library_item_get_modified (self->item));
  step = name_step (studio_library_item_get_last_step (self->item));
  /* TRANSLATORS: when it was changed, and the step where it was left: "Today, 14.32 · step Caption" */
  return step != NULL ? g_strdup_printf (_ ("%s · step %s"), time, step) : g_steal_pointer (&time);
}

GdkPaintable *
studio_recent_item_get_picture (StudioRecentItem *self)
{
  g_return_val_if_fail (STUDIO_IS_RECENT_ITEM (self), NULL);

  return self->picture;
}
