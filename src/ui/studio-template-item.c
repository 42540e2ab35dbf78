#include "config.h"

#include "studio-template-item.h"

struct _StudioTemplateItem
{
  GObject parent_instance;
  StudioTemplate *template;
  GdkPaintable *picture; /* (nullable) */
  guint place;
  guint uses;
  int score;
  gboolean favourite;
  gboolean seen;
};

G_DEFINE_FINAL_TYPE (StudioTemplateItem, studio_template_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PICTURE,
  PROP_FAVOURITE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
studio_template_item_get_property (GObject *object,
                                   guint id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  StudioTemplateItem *self = STUDIO_TEMPLATE_ITEM (object);

  if (id == PROP_PICTURE)
    g_value_set_object (value, self->picture);
  else if (id == PROP_FAVOURITE)
    g_value_set_boolean (value, self->favourite);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_template_item_finalize (GObject *object)
{
  StudioTemplateItem *self = STUDIO_TEMPLATE_ITEM (object);

  g_clear_object (&self->template);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (studio_template_item_parent_class)->finalize (object);
}

static void
studio_template_item_class_init (StudioTemplateItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_template_item_get_property;
  object_class->finalize = studio_template_item_finalize;

  properties[PROP_PICTURE] = g_param_spec_object ("picture", NULL, NULL, GDK_TYPE_PAINTABLE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FAVOURITE] = g_param_spec_boolean ("favourite", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_template_item_init (StudioTemplateItem *self)
{
}

StudioTemplateItem *
studio_template_item_new (StudioTemplate *template,
                          guint place)
{
  StudioTemplateItem *self = g_object_new (STUDIO_TYPE_TEMPLATE_ITEM, NULL);

  self->template = g_object_ref (template);
  self->place = place;
  self->score = 1;
  return self;
}

StudioTemplate *
studio_template_item_get_template (StudioTemplateItem *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), NULL);

  return self->template;
}

guint
studio_template_item_get_place (StudioTemplateItem *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), 0);

  return self->place;
}

void
studio_template_item_set_picture (StudioTemplateItem *self,
                                  GdkPaintable *picture)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_ITEM (self));

  if (g_set_object (&self->picture, picture))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE]);
}

void
studio_template_item_set_favourite (StudioTemplateItem *self,
                                    gboolean favourite)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_ITEM (self));

  if (self->favourite == favourite)
    return;
  self->favourite = favourite;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAVOURITE]);
}

gboolean
studio_template_item_get_favourite (StudioTemplateItem *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), FALSE);

  return self->favourite;
}

void
studio_template_item_set_uses (StudioTemplateItem *self,
                               guint uses)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_ITEM (self));

  self->uses = uses;
}

guint
studio_template_item_get_uses (StudioTemplateItem *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), 0);

  return self->uses;
}

void
studio_template_item_set_score (StudioTemplateItem *self,
                                int score)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_ITEM (self));

  self->score = score;
}

int
studio_template_item_get_score (StudioTemplateItem *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), 0);

  return self->score;
}

void
studio_template_item_set_seen (StudioTemplateItem *self,
                               gboolean seen)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_ITEM (self));

  self->seen = seen;
}

gboolean
studio_template_item_get_seen (StudioTemplateItem *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_ITEM (self), FALSE);

  return self->seen;
}
