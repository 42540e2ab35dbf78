#include "config.h"

#include "studio-brand-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioBrandSession *session; /* (nullable) */
  char *title;
  char *path;
} StudioBrandRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudioBrandRow, studio_brand_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  PROP_TITLE = 1,
  PROP_PATH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static StudioBrandRowPrivate *
private_of (StudioBrandRow *self)
{
  return studio_brand_row_get_instance_private (self);
}

static void
refresh (StudioBrandRow *self)
{
  if (studio_brand_row_get_brand (self) != NULL)
    STUDIO_BRAND_ROW_GET_CLASS (self)->refresh (self);
}

static void
studio_brand_row_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  StudioBrandRowPrivate *priv = private_of (STUDIO_BRAND_ROW (object));

  if (id == PROP_TITLE)
    g_value_set_string (value, priv->title);
  else if (id == PROP_PATH)
    g_value_set_string (value, priv->path);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_brand_row_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  StudioBrandRowPrivate *priv = private_of (STUDIO_BRAND_ROW (object));

  if (id == PROP_TITLE) {
    g_free (priv->title);
    priv->title = g_value_dup_string (value);
  } else if (id == PROP_PATH) {
    g_free (priv->path);
    priv->path = g_value_dup_string (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
studio_brand_row_dispose (GObject *object)
{
  studio_brand_row_set_session (STUDIO_BRAND_ROW (object), NULL);

  G_OBJECT_CLASS (studio_brand_row_parent_class)->dispose (object);
}

static void
studio_brand_row_finalize (GObject *object)
{
  StudioBrandRowPrivate *priv = private_of (STUDIO_BRAND_ROW (object));

  g_free (priv->title);
  g_free (priv->path);

  G_OBJECT_CLASS (studio_brand_row_parent_class)->finalize (object);
}

static void
studio_brand_row_real_refuse (StudioBrandRow *self,
                              const char *sentence)
{
  if (sentence != NULL)
    studio_brand_row_tell (self, sentence);
}

static void
studio_brand_row_class_init (StudioBrandRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_brand_row_get_property;
  object_class->set_property = studio_brand_row_set_property;
  object_class->dispose = studio_brand_row_dispose;
  object_class->finalize = studio_brand_row_finalize;
  klass->refuse = studio_brand_row_real_refuse;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_brand_row_init (StudioBrandRow *self)
{
  g_object_set (self, "activatable", FALSE, "focusable", FALSE, "selectable", FALSE, NULL);
}

void
studio_brand_row_set_session (StudioBrandRow *self,
                              StudioBrandSession *session)
{
  StudioBrandRowPrivate *priv;

  g_return_if_fail (STUDIO_IS_BRAND_ROW (self));

  priv = private_of (self);
  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_func (priv->session, refresh, self);
  g_set_object (&priv->session, session);
  if (session == NULL)
    return;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
  STUDIO_BRAND_ROW_GET_CLASS (self)->refuse (self, NULL);
  refresh (self);
}

StudioBrandSession *
studio_brand_row_get_session (StudioBrandRow *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_ROW (self), NULL);

  return private_of (self)->session;
}

const char *
studio_brand_row_get_title (StudioBrandRow *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_ROW (self), NULL);

  return private_of (self)->title;
}

const char *
studio_brand_row_get_path (StudioBrandRow *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_ROW (self), NULL);

  return private_of (self)->path;
}

void
studio_brand_row_set_path (StudioBrandRow *self,
                           const char *path)
{
  g_object_set (self, "path", path, NULL);
}

StudioBrand *
studio_brand_row_get_brand (StudioBrandRow *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_ROW (self), NULL);

  return private_of (self)->session != NULL ? studio_brand_session_get_brand (private_of (self)->session) : NULL;
}

/* Returns: (transfer full) */
static char *
path_to (StudioBrandRow *self,
         const char *member)
{
  const char *path = private_of (self)->path;

  return member != NULL ? g_strconcat (path, "/", member, NULL) : g_strdup (path);
}

JsonNode *
studio_brand_row_get_value (StudioBrandRow *self,
                            const char *member)
{
  g_autofree char *path = NULL;
  StudioBrand *brand;

  g_return_val_if_fail (STUDIO_IS_BRAND_ROW (self), NULL);

  path = path_to (self, member);
  brand = studio_brand_row_get_brand (self);
  return brand != NULL ? studio_json_lookup (studio_brand_get_json (brand), path) : NULL;
}

const char *
studio_brand_row_get_text (StudioBrandRow *self,
                           const char *member)
{
  JsonNode *value = studio_brand_row_get_value (self, member);

  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
    return "";
  return json_node_get_string (value);
}

gboolean
studio_brand_row_store (StudioBrandRow *self,
                        const char *member,
                        JsonNode *value,
                        gboolean typing)
{
  StudioBrandRowPrivate *priv;
  g_autofree char *path = NULL, *label = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND_ROW (self), FALSE);

  priv = private_of (self);
  if (priv->session == NULL)
    return FALSE;
  path = path_to (self, member);
  /* TRANSLATORS: a step that can be undone: "Change Slogan" */
  label = g_strdup_printf (_ ("Change %s"), priv->title);
  if (studio_brand_session_set (priv->session, path, value, label, typing ? path : NULL, &error)) {
    STUDIO_BRAND_ROW_GET_CLASS (self)->refuse (self, NULL);
    return TRUE;
  }
  if (error != NULL)
    STUDIO_BRAND_ROW_GET_CLASS (self)->refuse (self, error->message);
  return FALSE;
}

gboolean
studio_brand_row_store_text (StudioBrandRow *self,
                             const char *member,
                             const char *text,
                             gboolean typing)
{
  g_autoptr (JsonNode) value = studio_json_string (text);

  return studio_brand_row_store (self, member, value, typing);
}

void
studio_brand_row_tell (StudioBrandRow *self,
                       const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

void
studio_brand_rows_set_session (GtkWidget *root,
                               StudioBrandSession *session)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (STUDIO_IS_BRAND_ROW (child))
      studio_brand_row_set_session (STUDIO_BRAND_ROW (child), session);
    studio_brand_rows_set_session (child, session);
  }
}
