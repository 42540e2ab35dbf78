#include "config.h"

#include "studio-versions-window.h"

#include <glib/gi18n-lib.h>

#include "studio-changes-view.h"
#include "studio-error.h"
#include "studio-library-versions.h"
#include "studio-pages.h"
#include "studio-post-changes.h"
#include "studio-shot.h"
#include "studio-toast.h"
#include "studio-version-words.h"

/* of a picture, in px */
#define PICTURE_WIDTH 330
#define PICTURE_HEIGHT 290

struct _StudioVersionsWindow
{
  AdwWindow parent_instance;
  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkListBox *list;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *notice;
  GtkMenuButton *name_button;
  GtkPopover *name_popover;
  GtkEntry *name;
  GtkButton *restore;
  GtkLabel *then_label;
  GtkBox *then_box;
  GtkWidget *now_side;
  GtkBox *now_box;
  GtkWidget *pager;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *page_label;
  StudioChangesView *changes;

  const StudioServices *services;
  StudioPlatforms *platforms;
  char *id;
  StudioSnapshot *now;    /* (nullable): until it is loaded */
  StudioSnapshot *then;   /* (nullable): of the chosen version; NULL for the present */
  GPtrArray *versions;    /* (nullable) (element-type StudioLibraryVersion) */
  gint64 wanted;          /* the version to choose when the list comes; 0: the newest */
  GCancellable *loading;  /* (nullable): the chosen version */
  GCancellable *lifetime; /* all jobs */
  guint page;
};

G_DEFINE_FINAL_TYPE (StudioVersionsWindow, studio_versions_window, ADW_TYPE_WINDOW)

enum {
  RESTORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (StudioVersionsWindow *self,
      const char *sentence)
{
  studio_toast_show (self->toasts, studio_toast_new (sentence, NULL));
}

/* Returns: (nullable): the chosen version; NULL for the present */
static const StudioLibraryVersion *
get_chosen (StudioVersionsWindow *self)
{
  GtkListBoxRow *row;
  int index;

  /* the list tells of its end too */
  if (self->versions == NULL)
    return NULL;
  row = gtk_list_box_get_selected_row (self->list);
  index = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  return index > 0 && (guint) index <= self->versions->len ? g_ptr_array_index (self->versions, (guint) index - 1) : NULL;
}

static char *
say_when (const StudioLibraryVersion *version)
{
  return studio_version_say_time (version->time, g_get_real_time () / G_USEC_PER_SEC);
}

/* --- pictures --- */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* As large as fits: pages are as high as they like. */
static void
show_picture (StudioVersionsWindow *self,
              GtkBox *box,
              StudioSnapshot *snapshot)
{
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));
  StudioFeedPost post = { .previewer = self->services->previewer, .snapshot = snapshot, .words = snapshot };
  StudioRect all;
  double scale;
  GtkWidget *shot;

  clear_box (box);
  if (formats->len == 0)
    return;
  if (self->page >= studio_snapshot_get_n_pages (snapshot)) {
    gtk_box_append (box, gtk_label_new (_ ("This page was not there.")));
    return;
  }
  post.format = g_ptr_array_index (formats, 0);
  all = (StudioRect){ 0, 0, post.format->size.w, post.format->size.h };
  scale = MIN (PICTURE_WIDTH / all.w, PICTURE_HEIGHT / all.h);
  shot = studio_shot_new ();
  studio_shot_show (STUDIO_SHOT (shot), &post, self->page, &all, (int) (all.w * scale), (int) (all.h * scale));
  gtk_box_append (box, shot);
}

static void
show_pictures (StudioVersionsWindow *self)
{
  guint n = studio_snapshot_get_n_pages (self->now);
  g_autofree char *text = NULL;

  if (self->then != NULL)
    n = MAX (n, studio_snapshot_get_n_pages (self->then));
  self->page = MIN (self->page, n - 1);
  show_picture (self, self->now_box, self->now);
  if (self->then != NULL)
    show_picture (self, self->then_box, self->then);
  text = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  gtk_label_set_label (self->page_label, text);
  gtk_widget_set_visible (self->pager, n > 1);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
}

static void
previous_cb (StudioVersionsWindow *self)
{
  self->page -= self->page > 0 ? 1 : 0;
  show_pictures (self);
}

static void
next_cb (StudioVersionsWindow *self)
{
  self->page++;
  show_pictures (self);
}

/* --- the chosen version --- */

static void
show_head (StudioVersionsWindow *self)
{
  const StudioLibraryVersion *version = get_chosen (self);
  g_autofree char *when = version != NULL ? say_when (version) : g_strdup (_ ("Now"));
  gboolean named = version != NULL && version->name != NULL;

  gtk_label_set_label (self->title, named ? version->name : when);
  gtk_label_set_label (self->detail, version == NULL ? _ ("The post as it is") : named ? when
                                                                                       : studio_version_say_kind (version->kind));
  gtk_label_set_label (self->then_label, when);
  gtk_menu_button_set_label (self->name_button, version == NULL ? _ ("Keep with a Name…") : named ? _ ("Rename…")
                                                                                                  : _ ("Name…"));
  gtk_widget_set_visible (GTK_WIDGET (self->restore), version != NULL);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->then_box)), version != NULL);
}

static void
show_notice (StudioVersionsWindow *self,
             const char *notice)
{
  gtk_label_set_label (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
}

static void
show_now (StudioVersionsWindow *self)
{
  gboolean none = self->versions->len == 0;

  g_clear_pointer (&self->then, studio_snapshot_unref);
  show_head (self);
  show_pictures (self);
  studio_changes_view_show (self->changes, NULL);
  show_notice (self, none ? _ ("There are no earlier versions yet. The program keeps one by itself when the post is opened, exported or approved, and before many changes at once.")
                          : _ ("Choose a version on the left to see what has changed since."));
  gtk_stack_set_visible_child_name (self->stack, "compare");
}

static void
show_then (StudioVersionsWindow *self,
           const char *notice)
{
  g_autoptr (GPtrArray) changes = studio_post_changes_find (self->then, self->now, self->platforms);

  show_head (self);
  show_pictures (self);
  studio_changes_view_show (self->changes, changes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->restore), changes->len > 0);
  show_notice (self, notice);
  gtk_stack_set_visible_child_name (self->stack, "compare");
}

static void
show_problem (StudioVersionsWindow *self,
              GError *error)
{
  g_autofree char *markup = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  markup = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->problem, markup);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
version_loaded_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (StudioVersionsWindow) self = data;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_version_finish (STUDIO_LIBRARY (source), result, &notice, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->now == NULL)
    return;
  if (post == NULL) {
    show_problem (self, error);
    return;
  }
  g_clear_pointer (&self->then, studio_snapshot_unref);
  self->then = studio_post_snapshot (post);
  show_then (self, notice);
}

static void
selected_cb (StudioVersionsWindow *self)
{
  const StudioLibraryVersion *version = get_chosen (self);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->now == NULL || self->versions == NULL)
    return;
  if (version == NULL) {
    show_now (self);
    return;
  }
  self->loading = g_cancellable_new ();
  studio_library_load_version_async (self->services->library, self->id, version->number, self->loading, version_loaded_cb, g_object_ref (self));
}

/* --- the list --- */

/* @detail: (nullable) */
static GtkWidget *
new_row (const char *title,
         const char *detail,
         gboolean lasts)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (lasts) {
    GtkWidget *star = gtk_image_new_from_icon_name ("studio-star-symbolic");

    gtk_widget_set_tooltip_text (star, _ ("Kept for ever"));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);
  }
  return row;
}

static GtkWidget *
new_version_row (const StudioLibraryVersion *version)
{
  g_autofree char *when = say_when (version);
  g_autofree char *both = NULL;

  if (version->name == NULL)
    return new_row (when, studio_version_say_kind (version->kind), studio_version_kind_lasts (version->kind));
  both = version->kind == STUDIO_VERSION_NAMED ? g_strdup (when) : g_strdup_printf ("%s · %s", when, studio_version_say_kind (version->kind));
  return new_row (version->name, both, TRUE);
}

static void
fill_list (StudioVersionsWindow *self)
{
  GtkListBoxRow *row;
  int chosen = self->versions->len > 0 ? 1 : 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_append (self->list, new_row (_ ("Now"), _ ("The post as it is"), FALSE));
  for (guint i = 0; i < self->versions->len; i++) {
    const StudioLibraryVersion *version = g_ptr_array_index (self->versions, i);

    gtk_list_box_append (self->list, new_version_row (version));
    if (self->wanted == version->number)
      chosen = (int) i + 1;
  }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, chosen));
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioVersionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = studio_library_list_versions_finish (STUDIO_LIBRARY (source), result, &error);

  if (versions == NULL) {
    /* a new post that was never edited is in no library */
    if (!g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND) || self->now == NULL) {
      show_problem (self, error);
      return;
    }
    versions = g_ptr_array_new ();
    gtk_widget_set_sensitive (GTK_WIDGET (self->name_button), FALSE);
  }
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = versions;
  fill_list (self);
}

static void
fetch_list (StudioVersionsWindow *self,
            gint64 wanted)
{
  self->wanted = wanted;
  studio_library_list_versions_async (self->services->library, self->id, self->lifetime, listed_cb, g_object_ref (self));
}

static void
set_now (StudioVersionsWindow *self,
         StudioPost *post)
{
  g_autofree char *title = studio_post_get_title (post);

  self->now = studio_post_snapshot (post);
  adw_window_title_set_subtitle (self->heading, title);
  fetch_list (self, 0);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioVersionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_library_load_finish (STUDIO_LIBRARY (source), result, NULL, NULL, &error);

  if (post != NULL)
    set_now (self, post);
  else
    show_problem (self, error);
}

/* --- names --- */

static void
name_shown_cb (StudioVersionsWindow *self)
{
  const StudioLibraryVersion *version = get_chosen (self);

  gtk_editable_set_text (GTK_EDITABLE (self->name), version != NULL && version->name != NULL ? version->name : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioVersionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  if (studio_library_add_version_finish (STUDIO_LIBRARY (source), result, &number, &error))
    fetch_list (self, number);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
named_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioVersionsWindow) self = data;
  g_autoptr (GError) error = NULL;
  const StudioLibraryVersion *version = get_chosen (self);

  if (studio_library_name_version_finish (STUDIO_LIBRARY (source), result, &error))
    fetch_list (self, version != NULL ? version->number : 0);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
name_cb (StudioVersionsWindow *self)
{
  const StudioLibraryVersion *version = get_chosen (self);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  gtk_popover_popdown (self->name_popover);
  if (version != NULL)
    studio_library_name_version_async (self->services->library, self->id, version->number, name, self->lifetime, named_cb, g_object_ref (self));
  else
    studio_library_add_version_async (self->services->library, self->id, STUDIO_VERSION_NAMED, name, self->lifetime, kept_cb, g_object_ref (self));
}

static void
restore_cb (StudioVersionsWindow *self)
{
  const StudioLibraryVersion *version = get_chosen (self);
  g_autofree char *when = version != NULL ? say_when (version) : NULL;

  if (version == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->restore), FALSE);
  g_signal_emit (self, signals[RESTORE], 0, version->number, version->name != NULL ? version->name : when);
}

/* --- */

static void
studio_versions_window_dispose (GObject *object)
{
  StudioVersionsWindow *self = STUDIO_VERSIONS_WINDOW (object);

  g_cancellable_cancel (self->lifetime);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->now, studio_snapshot_unref);
  g_clear_pointer (&self->then, studio_snapshot_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_VERSIONS_WINDOW);

  G_OBJECT_CLASS (studio_versions_window_parent_class)->dispose (object);
}

static void
studio_versions_window_finalize (GObject *object)
{
  StudioVersionsWindow *self = STUDIO_VERSIONS_WINDOW (object);

  g_clear_object (&self->lifetime);
  g_clear_pointer (&self->platforms, studio_platforms_unref);
  g_free (self->id);

  G_OBJECT_CLASS (studio_versions_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, detail);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, name_button);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, name_popover);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, restore);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, then_label);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, then_box);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, now_side);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, now_box);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, pager);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, previous);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, next);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, page_label);
  gtk_widget_class_bind_template_child (widget_class, StudioVersionsWindow, changes);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
studio_versions_window_class_init (StudioVersionsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_versions_window_dispose;
  object_class->finalize = studio_versions_window_finalize;
  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  g_type_ensure (STUDIO_TYPE_CHANGES_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-versions-window.ui");
  bind_children (widget_class);
}

static void
studio_versions_window_init (StudioVersionsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lifetime = g_cancellable_new ();
  self->platforms = studio_platforms_load ();
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_spinner_start (self->spinner);
}

GtkWidget *
studio_versions_window_new (GtkWindow *parent,
                            const StudioServices *services,
                            const char *id,
                            StudioDocument *document)
{
  StudioVersionsWindow *self = g_object_new (STUDIO_TYPE_VERSIONS_WINDOW, "transient-for", parent, NULL);

  self->services = services;
  self->id = g_strdup (id);
  if (document != NULL)
    set_now (self, studio_document_get_post (document));
  else
    studio_library_load_async (services->library, id, self->lifetime, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
