#include "config.h"

#include "studio-library-detail.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-library-facts.h"
#include "studio-library-names.h"
#include "studio-library-texts.h"
#include "studio-library-tile.h"
#include "studio-template-item.h"

/* Who walks through the posts with the arrow keys asks for none of them. */
#define REST_MS 180

struct _StudioLibraryDetail
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *many;
  GtkWidget *many_live;
  GtkWidget *many_trashed;
  GtkMenuButton *many_folder;
  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *what;
  GtkLabel *when;
  GtkLabel *badge;
  GtkWidget *live;
  GtkWidget *trashed;
  GtkWidget *rows;
  AdwActionRow *sizes;
  AdwActionRow *folder;
  AdwActionRow *office;
  AdwActionRow *planned;
  AdwActionRow *versions;
  AdwActionRow *photo;
  GtkButton *similar;
  GtkLabel *similar_title;
  GtkLabel *similar_why;

  const StudioServices *services;
  StudioLibraryPictures *pictures;
  StudioLibraryEntry *entry; /* (nullable) */
  GBinding *picture_of;      /* (nullable) */
  GCancellable *cancellable; /* (nullable): of the facts */
  guint rest;
};

G_DEFINE_FINAL_TYPE (StudioLibraryDetail, studio_library_detail, GTK_TYPE_WIDGET)

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_subtitle (AdwActionRow *row,
              const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

/* --- what takes questions --- */

/* Returns: (transfer full): "Story, Feed 4:5" */
static char *
list_formats (GPtrArray *formats)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < formats->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", _ (((const StudioFormat *) g_ptr_array_index (formats, i))->name));
  return g_string_free (text, FALSE);
}

static void
show_edited (StudioLibraryDetail *self,
             const StudioLibraryFacts *facts)
{
  g_autofree char *names = list_formats (facts->edited);
  /* TRANSLATORS: %s: names of sizes that were changed by hand: "Story, Square" */
  g_autofree char *text = facts->edited->len > 0 ? g_strdup_printf (_ ("%s edited"), names) : g_strdup (_ ("All automatic"));

  set_subtitle (self->sizes, text);
}

static void
show_photo (StudioLibraryDetail *self,
            const StudioLibraryFacts *facts)
{
  guint n = facts->photo_users->len;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other post", "%u other posts", n), n);

  set_subtitle (self->photo, text);
  gtk_widget_set_visible (GTK_WIDGET (self->photo), n > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->photo), "s", studio_library_entry_get_id (self->entry));
}

static void
show_similar (StudioLibraryDetail *self,
              const StudioLibraryFacts *facts)
{
  StudioLibraryItem *item = facts->similar->len > 0 ? g_ptr_array_index (facts->similar, 0) : NULL;
  g_autofree char *day = NULL, *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->similar), item != NULL);
  if (item == NULL)
    return;
  day = studio_library_texts_day (studio_library_item_get_modified (item), now ());
  if (facts->similar->len == 1)
    /* TRANSLATORS: %s is a day: "3 Nov", "Yesterday" */
    title = g_strdup_printf (_ ("Like the post of %s"), day);
  else
    title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Like %u post of these weeks", "Like %u posts of these weeks", facts->similar->len),
                             facts->similar->len);
  gtk_label_set_label (self->similar_title, title);
  gtk_label_set_label (self->similar_why, studio_library_facts_share_photo (facts, item) ? _ ("The same photo") : _ ("The same text"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->similar), "s", studio_library_entry_get_id (self->entry));
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioLibraryDetail) self = data;
  g_autoptr (StudioLibraryFacts) facts = studio_library_facts_find_finish (result, NULL);

  /* a newer question has another cancellable */
  if (facts == NULL || self->entry == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  show_edited (self, facts);
  show_photo (self, facts);
  show_similar (self, facts);
}

static void
forget_question (StudioLibraryDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest, g_source_remove);
}

static gboolean
rest_cb (gpointer data)
{
  StudioLibraryDetail *self = data;

  self->rest = 0;
  self->cancellable = g_cancellable_new ();
  studio_library_facts_find_async (self->services->library, studio_library_entry_get_id (self->entry), self->cancellable, found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* --- what the list knows --- */

static guint
count_sizes (StudioLibraryDetail *self,
             const char *template_id)
{
  GListModel *items = studio_gallery_get_templates (self->services->gallery);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);
    StudioTemplate *template = studio_template_item_get_template (item);

    if (g_str_equal (studio_template_get_id (template), template_id))
      return studio_template_get_formats (template)->len;
  }
  return 0;
}

static void
show_sizes (StudioLibraryDetail *self,
            StudioLibraryItem *item)
{
  guint n = count_sizes (self, studio_library_item_get_template (item));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u size", "%u sizes", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sizes), n > 0 ? text : _ ("Sizes"));
}

static void
show_planned (StudioLibraryDetail *self,
              StudioLibraryItem *item)
{
  gint64 planned = studio_library_item_get_planned (item);
  g_autofree char *text = planned != 0 ? studio_library_texts_moment (planned, now ()) : g_strdup ("");

  set_subtitle (self->planned, text);
  gtk_widget_set_visible (GTK_WIDGET (self->planned), planned != 0);
}

static void
show_times (StudioLibraryDetail *self,
            StudioLibraryItem *item)
{
  g_autofree char *moment = studio_library_texts_moment (studio_library_item_get_modified (item), now ());
  /* TRANSLATORS: %s is a time: "today 14.32", "3 Nov 09.10" */
  g_autofree char *when = g_strdup_printf (_ ("Changed %s"), moment);

  gtk_label_set_label (self->when, when);
}

/* Whether the window has it: the page that shows versions may not be there. */
static gboolean
window_has (StudioLibraryDetail *self,
            const char *wanted)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *name, *property;
  const GVariantType *parameter;
  GType owner;

  for (guint i = 0; root != NULL && gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (root), i, &owner, &name, &parameter, &property); i++) {
    if (g_str_equal (name, wanted))
      return TRUE;
  }
  return FALSE;
}

static void
item_cb (StudioLibraryDetail *self)
{
  StudioLibraryItem *item = studio_library_entry_get_item (self->entry);
  const char *folder = studio_library_item_get_folder (item);
  g_autofree char *what = g_strdup_printf ("%s · %s", studio_library_kind_name (self->services->gallery, studio_library_item_get_template (item)),
                                           studio_library_brand_name (self->services->gallery, studio_library_item_get_brand (item)));

  gtk_label_set_label (self->title, studio_library_item_get_title (item));
  gtk_label_set_label (self->what, what);
  studio_library_badge_show (self->badge, studio_library_item_get_state (item));
  show_times (self, item);
  show_sizes (self, item);
  show_planned (self, item);
  set_subtitle (self->folder, folder != NULL ? folder : "");
  gtk_widget_set_visible (GTK_WIDGET (self->folder), folder != NULL);
  set_subtitle (self->office, studio_library_item_get_office (item));
  gtk_widget_set_visible (GTK_WIDGET (self->office), *studio_library_item_get_office (item) != '\0');
  forget_question (self);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
drop_entry (StudioLibraryDetail *self)
{
  forget_question (self);
  if (self->entry == NULL)
    return;
  g_binding_unbind (self->picture_of);
  g_clear_object (&self->picture_of);
  g_signal_handlers_disconnect_by_func (self->entry, item_cb, self);
  studio_library_pictures_hide (self->pictures, self->entry);
  g_clear_object (&self->entry);
}

static void
take_entry (StudioLibraryDetail *self,
            StudioLibraryEntry *entry)
{
  const char *id = studio_library_entry_get_id (entry);

  if (self->entry == entry)
    return;
  drop_entry (self);
  self->entry = g_object_ref (entry);
  studio_library_pictures_show (self->pictures, entry);
  self->picture_of = g_object_ref (g_object_bind_property (entry, "picture", self->picture, "paintable", G_BINDING_SYNC_CREATE));
  g_signal_connect_swapped (entry, "notify::item", G_CALLBACK (item_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->versions), window_has (self, "win.versions"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->versions), "s", id);
  /* until it is known */
  adw_action_row_set_subtitle (self->sizes, "");
  gtk_widget_set_visible (GTK_WIDGET (self->photo), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->similar), FALSE);
  item_cb (self);
}

void
studio_library_detail_set_folders (StudioLibraryDetail *self,
                                   GMenuModel *menu)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_DETAIL (self));

  gtk_menu_button_set_menu_model (self->many_folder, menu);
}

void
studio_library_detail_show (StudioLibraryDetail *self,
                            GPtrArray *entries,
                            gboolean trash)
{
  g_autofree char *many = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY_DETAIL (self) && entries != NULL);

  gtk_widget_set_visible (self->live, !trash);
  gtk_widget_set_visible (self->trashed, trash);
  gtk_widget_set_visible (self->many_live, !trash);
  gtk_widget_set_visible (self->many_trashed, trash);
  gtk_widget_set_visible (self->rows, !trash);
  if (entries->len == 1) {
    take_entry (self, g_ptr_array_index (entries, 0));
    gtk_stack_set_visible_child_name (self->stack, "one");
    return;
  }
  drop_entry (self);
  many = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post selected", "%u posts selected", entries->len), entries->len);
  gtk_label_set_label (self->many, many);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 1 ? "many" : "none");
}

/* --- */

static void
studio_library_detail_dispose (GObject *object)
{
  StudioLibraryDetail *self = STUDIO_LIBRARY_DETAIL (object);

  drop_entry (self);
  g_clear_object (&self->pictures);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_LIBRARY_DETAIL);

  G_OBJECT_CLASS (studio_library_detail_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-library-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, many);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, many_live);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, many_trashed);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, many_folder);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, title);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, what);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, when);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, badge);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, live);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, trashed);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, rows);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, sizes);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, folder);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, office);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, planned);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, versions);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, photo);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, similar);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, similar_title);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryDetail, similar_why);
}

static void
studio_library_detail_class_init (StudioLibraryDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_library_detail_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

/* A target of the right type is there before the action is looked for. */
static void
prepare_action (GtkWidget *widget,
                const char *action)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
}

static void
studio_library_detail_init (StudioLibraryDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  prepare_action (GTK_WIDGET (self->versions), "win.versions");
  prepare_action (GTK_WIDGET (self->photo), "library.photo-users");
  prepare_action (GTK_WIDGET (self->similar), "library.similar");
}

void
studio_library_detail_set_services (StudioLibraryDetail *self,
                                    const StudioServices *services,
                                    StudioLibraryPictures *pictures)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_DETAIL (self) && self->services == NULL);

  self->services = services;
  self->pictures = g_object_ref (pictures);
}
