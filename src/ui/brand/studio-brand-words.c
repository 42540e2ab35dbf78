#include "config.h"

#include "studio-brand-words.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-edition-card.h"
#include "studio-brand-row.h"
#include "studio-drop-template.h"

#define MAX_EDITIONS 20

struct _StudioBrandWords
{
  GtkWidget parent_instance;
  GtkBox *editions;
  GtkWidget *hint;
  StudioBrandSession *session; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioBrandWords, studio_brand_words, GTK_TYPE_WIDGET)

/* Returns: (nullable) */
static JsonArray *
editions_of (StudioBrandWords *self)
{
  JsonNode *root = self->session != NULL ? studio_brand_session_get_json (self->session) : NULL;
  JsonNode *editions = root != NULL ? studio_json_lookup (root, "editions") : NULL;

  return editions != NULL && JSON_NODE_HOLDS_ARRAY (editions) ? json_node_get_array (editions) : NULL;
}

static guint
n_shown (StudioBrandWords *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->editions)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* Widgets stay while they can, so that the caret does. */
static void
refresh (StudioBrandWords *self)
{
  JsonArray *editions = editions_of (self);
  guint n = editions != NULL ? MIN (json_array_get_length (editions), MAX_EDITIONS) : 0;

  for (guint i = n_shown (self); i > n; i--)
    gtk_box_remove (self->editions, gtk_widget_get_last_child (GTK_WIDGET (self->editions)));
  for (guint i = n_shown (self); i < n; i++) {
    GtkWidget *edition = studio_brand_edition_card_new (i);

    gtk_box_append (self->editions, edition);
    studio_brand_rows_set_session (edition, self->session);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->editions)); child != NULL; child = gtk_widget_get_next_sibling (child))
    studio_brand_edition_card_refresh (STUDIO_BRAND_EDITION_CARD (child), self->session);
  gtk_widget_set_visible (self->hint, n == 0);
}

/* --- a new one --- */

static void
add_member (JsonBuilder *builder,
            JsonNode *root,
            const char *member)
{
  JsonNode *value = studio_json_lookup (root, member);

  if (value == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_value (builder, json_node_ref (value));
}

/* Returns: (transfer full): an edition with an id of its own; the first takes over what the brand says without editions */
static JsonNode *
new_edition (JsonNode *root,
             guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *id = g_strdup_printf ("edisi-%" G_GINT64_FORMAT, g_get_real_time ());

  json_builder_begin_object (builder);
  json_builder_add_string_value (json_builder_set_member_name (builder, "id"), id);
  json_builder_add_string_value (json_builder_set_member_name (builder, "name"), n == 0 ? studio_json_peek_string (json_node_get_object (root), "name") : "");
  if (n == 0) {
    add_member (builder, root, "slogan");
    add_member (builder, root, "hashtags");
    add_member (builder, root, "valid");
  } else {
    json_builder_add_string_value (json_builder_set_member_name (builder, "slogan"), "");
    json_builder_end_array (json_builder_begin_array (json_builder_set_member_name (builder, "hashtags")));
  }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
add_cb (GtkButton *button,
        StudioBrandWords *self)
{
  JsonArray *editions = editions_of (self);
  guint n = editions != NULL ? json_array_get_length (editions) : 0;
  g_autoptr (JsonNode) list = NULL, edition = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *array;

  if (self->session == NULL || studio_brand_session_get_json (self->session) == NULL || n >= MAX_EDITIONS)
    return;
  edition = new_edition (studio_brand_session_get_json (self->session), n);
  array = json_array_new ();
  for (guint i = 0; i < n; i++)
    json_array_add_element (array, json_node_ref (json_array_get_element (editions, i)));
  json_array_add_element (array, g_steal_pointer (&edition));
  list = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (list, array);
  if (!studio_brand_session_set (self->session, "editions", list, _ ("Add Edition"), NULL, &error)) {
    if (error != NULL)
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    return;
  }
  studio_brand_edition_card_grab (STUDIO_BRAND_EDITION_CARD (gtk_widget_get_last_child (GTK_WIDGET (self->editions))));
}

/* --- */

static void
studio_brand_words_dispose (GObject *object)
{
  StudioBrandWords *self = STUDIO_BRAND_WORDS (object);

  studio_brand_words_set_session (self, NULL);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_BRAND_WORDS);

  G_OBJECT_CLASS (studio_brand_words_parent_class)->dispose (object);
}

static void
studio_brand_words_class_init (StudioBrandWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_words_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-words.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandWords, editions);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandWords, hint);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
studio_brand_words_init (StudioBrandWords *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
changed_cb (StudioBrandWords *self)
{
  if (studio_brand_session_get_brand (self->session) != NULL)
    refresh (self);
}

void
studio_brand_words_set_session (StudioBrandWords *self,
                                StudioBrandSession *session)
{
  g_return_if_fail (STUDIO_IS_BRAND_WORDS (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}
