#include "config.h"

#include "studio-library-entry.h"

struct _StudioLibraryEntry
{
  GObject parent_instance;
  StudioLibraryItem *item;
  char *query;           /* (nullable) */
  GdkPaintable *picture; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioLibraryEntry, studio_library_entry, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ITEM,
  PROP_PICTURE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
studio_library_entry_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  StudioLibraryEntry *self = STUDIO_LIBRARY_ENTRY (object);

  if (id == PROP_ITEM)
    g_value_set_object (value, self->item);
  else if (id == PROP_PICTURE)
    g_value_set_object (value, self->picture);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_library_entry_finalize (GObject *object)
{
  StudioLibraryEntry *self = STUDIO_LIBRARY_ENTRY (object);

  g_clear_object (&self->item);
  g_clear_object (&self->picture);
  g_free (self->query);

  G_OBJECT_CLASS (studio_library_entry_parent_class)->finalize (object);
}

static void
studio_library_entry_class_init (StudioLibraryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_library_entry_get_property;
  object_class->finalize = studio_library_entry_finalize;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, STUDIO_TYPE_LIBRARY_ITEM, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PICTURE] = g_param_spec_object ("picture", NULL, NULL, GDK_TYPE_PAINTABLE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_library_entry_init (StudioLibraryEntry *self)
{
}

StudioLibraryEntry *
studio_library_entry_new (StudioLibraryItem *item)
{
  StudioLibraryEntry *self;

  g_return_val_if_fail (STUDIO_IS_LIBRARY_ITEM (item), NULL);

  self = g_object_new (STUDIO_TYPE_LIBRARY_ENTRY, NULL);
  self->item = g_object_ref (item);
  return self;
}

StudioLibraryItem *
studio_library_entry_get_item (StudioLibraryEntry *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_ENTRY (self), NULL);

  return self->item;
}

void
studio_library_entry_set_item (StudioLibraryEntry *self,
                               StudioLibraryItem *item,
                               const char *query)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_ENTRY (self) && STUDIO_IS_LIBRARY_ITEM (item));

  g_free (self->query);
  self->query = g_strdup (query);
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

const char *
studio_library_entry_get_query (StudioLibraryEntry *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_ENTRY (self), NULL);

  return self->query;
}

const char *
studio_library_entry_get_id (StudioLibraryEntry *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_ENTRY (self), NULL);

  return studio_library_item_get_id (self->item);
}

GdkPaintable *
studio_library_entry_get_picture (StudioLibraryEntry *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_ENTRY (self), NULL);

  return self->picture;
}

void
studio_library_entry_set_picture (StudioLibraryEntry *self,
                                  GdkPaintable *picture)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_ENTRY (self));

  if (g_set_object (&self->picture, picture))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE]);
}
