#include "config.h"

#include "studio-pages-panel.h"

#include <glib/gi18n-lib.h>

#include "studio-composer.h"
#include "studio-page-row.h"
#include "studio-pages.h"

/* Out of the way of typing, and behind the canvas and the strip of sizes */
#define PAUSE_MS 350
#define PRIORITY 20

struct _StudioPagesPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkListBox *list;

  StudioComposer *composer;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  GSignalGroup *post_signals;
  GCancellable *cancellable; /* (nullable): of the pictures being made */
  guint timeout;
  guint following : 1;
};

G_DEFINE_FINAL_TYPE (StudioPagesPanel, studio_pages_panel, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static StudioPost *
post_of (StudioPagesPanel *self)
{
  return studio_document_get_post (studio_composer_get_document (self->composer));
}

static StudioPageRow *
row_at (StudioPagesPanel *self,
        guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return row != NULL ? STUDIO_PAGE_ROW (row) : NULL;
}

/* --- pictures --- */

static void
rendered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (StudioPageRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);

  if (preview != NULL)
    studio_page_row_take_preview (row, g_steal_pointer (&preview));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("no small picture of a page: %s", error->message);
}

static void
stop (StudioPagesPanel *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
render_cb (gpointer user_data)
{
  StudioPagesPanel *self = user_data;
  const StudioFormat *format = studio_composer_get_format (self->composer);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post_of (self));
  StudioPageRow *row;

  self->timeout = 0;
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; format != NULL && (row = row_at (self, i)) != NULL; i++)
    studio_previewer_render_async (self->previewer, snapshot, format, i, studio_page_row_get_scale (row), PRIORITY, self->cancellable, rendered_cb,
                                   g_object_ref (row));
  return G_SOURCE_REMOVE;
}

static void
render_soon (StudioPagesPanel *self)
{
  stop (self);
  if (self->composer != NULL && self->previewer != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->timeout = g_timeout_add (PAUSE_MS, render_cb, self);
}

/* --- the list --- */

static void
dropped_cb (StudioPageRow *row,
            guint from,
            gboolean above,
            StudioPagesPanel *self)
{
  guint to = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + (above ? 0 : 1);

  if (to > from)
    to--;
  if (to == from)
    return;
  studio_composer_move_page (self->composer, from, to);
  gtk_widget_activate_action (GTK_WIDGET (self), "post.show-page", "u", to);
}

static gboolean
shows_pages (StudioPagesPanel *self,
             GArray *pages)
{
  for (guint i = 0; i < pages->len; i++) {
    StudioPageRow *row = row_at (self, i);

    if (row == NULL || !g_str_equal (studio_page_row_get_id (row), g_array_index (pages, StudioPage, i).id))
      return FALSE;
  }
  return row_at (self, pages->len) == NULL;
}

/* Rows of pages that stay keep their pictures. */
static void
list_pages (StudioPagesPanel *self,
            GArray *pages)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  StudioPageRow *row;

  while ((row = row_at (self, 0)) != NULL) {
    g_hash_table_insert (rows, (gpointer) studio_page_row_get_id (row), g_object_ref (row));
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  }
  for (guint i = 0; i < pages->len; i++) {
    const char *id = g_array_index (pages, StudioPage, i).id;

    row = g_hash_table_lookup (rows, id);
    if (row == NULL) {
      row = STUDIO_PAGE_ROW (studio_page_row_new (id));
      g_signal_connect (row, "dropped", G_CALLBACK (dropped_cb), self);
    }
    gtk_list_box_append (self->list, GTK_WIDGET (row));
  }
}

static void
follow (StudioPagesPanel *self)
{
  StudioPost *post = self->composer != NULL ? post_of (self) : NULL;
  const StudioFormat *format = self->composer != NULL ? studio_composer_get_format (self->composer) : NULL;
  g_autoptr (GArray) pages = post != NULL ? studio_pages_list (studio_post_get_json (post), studio_post_get_template (post)) : NULL;
  StudioPageRow *row;

  if (pages == NULL || format == NULL)
    return;
  self->following = TRUE;
  if (!shows_pages (self, pages))
    list_pages (self, pages);
  for (guint i = 0; (row = row_at (self, i)) != NULL; i++) {
    studio_page_row_set_index (row, i, pages->len);
    studio_page_row_set_size (row, format->size);
  }
  row = row_at (self, studio_composer_get_page (self->composer));
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
  self->following = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pages.remove", pages->len > 1);
  render_soon (self);
}

static void
scene_changed_cb (StudioComposer *composer,
                  StudioPagesPanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow (self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioPagesPanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow (self);
}

static void
studio_pages_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_pages_panel_parent_class)->map (widget);
  follow (STUDIO_PAGES_PANEL (widget));
}

static void
row_selected_cb (GtkListBox *list,
                 GtkListBoxRow *row,
                 StudioPagesPanel *self)
{
  if (!self->following && row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "post.show-page", "u", (guint) gtk_list_box_row_get_index (row));
}

/* --- commands --- */

static void
add_page (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioPagesPanel *self = STUDIO_PAGES_PANEL (widget);
  guint index;

  if (self->composer == NULL)
    return;
  index = studio_composer_add_page (self->composer, studio_composer_get_page (self->composer), g_str_equal (name, "pages.duplicate"));
  gtk_widget_activate_action (widget, "post.show-page", "u", index);
}

static void
remove_page (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  StudioPagesPanel *self = STUDIO_PAGES_PANEL (widget);
  guint index = self->composer != NULL ? studio_composer_get_page (self->composer) : 0;
  guint before = self->composer != NULL ? studio_composer_get_n_pages (self->composer) : 0;
  g_autofree char *sentence = NULL;

  if (self->composer == NULL)
    return;
  studio_composer_remove_page (self->composer, index);
  if (studio_composer_get_n_pages (self->composer) == before)
    return;
  sentence = g_strdup_printf (_ ("Page %u was deleted"), index + 1);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
}

static void
move_page (StudioPagesPanel *self,
           int by)
{
  guint index = studio_composer_get_page (self->composer);

  if ((by < 0 && index == 0) || (by > 0 && index + 1 >= studio_composer_get_n_pages (self->composer)))
    return;
  studio_composer_move_page (self->composer, index, index + (guint) by);
  gtk_widget_activate_action (GTK_WIDGET (self), "post.show-page", "u", index + (guint) by);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                StudioPagesPanel *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (self->composer == NULL)
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_ALT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    move_page (self, keyval == GDK_KEY_Up ? -1 : 1);
  else if (held == 0 && (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete))
    gtk_widget_activate_action (GTK_WIDGET (self), "pages.remove", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- */

static void
set_composer (StudioPagesPanel *self,
              StudioComposer *composer)
{
  if (self->composer == composer)
    return;
  stop (self);
  if (self->composer != NULL)
    g_signal_handlers_disconnect_by_data (self->composer, self);
  g_set_object (&self->composer, composer);
  g_signal_group_set_target (self->post_signals, composer != NULL ? post_of (self) : NULL);
  if (composer != NULL)
    g_signal_connect (composer, "scene-changed", G_CALLBACK (scene_changed_cb), self);
}

static void
studio_pages_panel_get_property (GObject *object,
                                 guint id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_PAGES_PANEL (object)->composer);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_pages_panel_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    set_composer (STUDIO_PAGES_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_pages_panel_dispose (GObject *object)
{
  StudioPagesPanel *self = STUDIO_PAGES_PANEL (object);

  set_composer (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_PAGES_PANEL);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->previewer);

  G_OBJECT_CLASS (studio_pages_panel_parent_class)->dispose (object);
}

static void
studio_pages_panel_class_init (StudioPagesPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_pages_panel_dispose;
  object_class->get_property = studio_pages_panel_get_property;
  object_class->set_property = studio_pages_panel_set_property;
  widget_class->map = studio_pages_panel_map;

  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "pages.add", NULL, add_page);
  gtk_widget_class_install_action (widget_class, "pages.duplicate", NULL, add_page);
  gtk_widget_class_install_action (widget_class, "pages.remove", NULL, remove_page);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-pages-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioPagesPanel, box);
  gtk_widget_class_bind_template_child (widget_class, StudioPagesPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
studio_pages_panel_init (StudioPagesPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
}

void
studio_pages_panel_set_previewer (StudioPagesPanel *self,
                                  StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_PAGES_PANEL (self));

  g_set_object (&self->previewer, previewer);
}
