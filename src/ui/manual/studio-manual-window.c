#include "config.h"

#include "studio-manual-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-export-words.h"
#include "studio-folder-row.h"
#include "studio-manual-picture.h"
#include "studio-moment.h"
#include "studio-number.h"
#include "studio-platform-words.h"

G_DEFINE_FINAL_TYPE (StudioManualWindow, studio_manual_window, ADW_TYPE_WINDOW)

enum {
  PUBLISHED,
  TAKEN_BACK,
  UNMARKED,
  OPEN_CHECKS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const StudioManualPlace *
_studio_manual_window_get_place (StudioManualWindow *self)
{
  guint n = gtk_drop_down_get_selected (self->place);

  return g_ptr_array_index (self->places, n < self->places->len ? n : 0);
}

/* --- steps --- */

static gboolean
is_asked (StudioManualWindow *self,
          StudioManualStep step)
{
  GtkWidget *const buttons[] = { self->page, self->show_folder, self->caption, self->alt };

  return !self->done[step] && gtk_widget_get_sensitive (buttons[step]) && (step != STUDIO_MANUAL_ALT || gtk_widget_get_visible (self->step4));
}

/* The first step that is left has the suggested button; after all of them it is the link's. */
void
_studio_manual_window_update_steps (StudioManualWindow *self)
{
  GtkWidget *const buttons[] = { self->page, self->show_folder, self->caption, self->alt };
  GtkStack *const badges[] = { self->badge1, self->badge2, self->badge3, self->badge4 };
  GtkWidget *suggested = NULL;

  for (int i = 0; i < STUDIO_MANUAL_STEPS; i++) {
    gtk_stack_set_visible_child_name (badges[i], self->done[i] ? "done" : "open");
    gtk_widget_remove_css_class (buttons[i], "suggested-action");
    if (suggested == NULL && is_asked (self, (StudioManualStep) i))
      suggested = buttons[i];
  }
  gtk_widget_remove_css_class (self->mark, "suggested-action");
  gtk_widget_remove_css_class (self->finish, "suggested-action");
  if (suggested == NULL)
    suggested = self->marked ? self->finish : self->mark;
  gtk_widget_add_css_class (suggested, "suggested-action");
}

void
_studio_manual_window_do (StudioManualWindow *self,
                          StudioManualStep step)
{
  self->done[step] = TRUE;
  _studio_manual_window_update_steps (self);
}

/* --- what was made --- */

static void
show_page (StudioManualWindow *self)
{
  const StudioManualPlace *place = _studio_manual_window_get_place (self);
  const char *page = studio_manual_place_get_page (place);
  g_autofree char *host = NULL, *words = NULL, *full = NULL;

  gtk_widget_set_sensitive (self->page, page != NULL);
  if (page != NULL)
    g_uri_split (page, G_URI_FLAGS_PARSE_RELAXED, NULL, NULL, &host, NULL, NULL, NULL, NULL, NULL);
  if (host == NULL)
    words = g_strdup_printf (_ ("Open %s by yourself: the register of accounts has no address for it."), place->platform->name);
  else if (*place->handle != '\0')
    /* TRANSLATORS: a site, and an account */
    words = g_strdup_printf (_ ("%s in the browser, signed in as %s"), g_str_has_prefix (host, "www.") ? host + 4 : host, place->handle);
  else
    words = g_strdup_printf (_ ("%s in the browser, signed in as the office"), g_str_has_prefix (host, "www.") ? host + 4 : host);
  full = place->platform->page_hint != NULL ? g_strconcat (words, "\n", place->platform->page_hint, NULL) : g_strdup (words);
  gtk_label_set_label (self->page_words, full);
}

static void
show_caption (StudioManualWindow *self)
{
  const StudioPlatform *platform = _studio_manual_window_get_place (self)->platform;
  const StudioMeasure *measure = &self->handoff->measure;
  g_autofree char *count = studio_platform_say_count (measure);
  g_autofree char *hashtags = studio_platform_say_hashtags (platform, measure);
  g_autofree char *complaint = studio_platform_complain (platform, measure);
  g_autofree char *said = g_strdup_printf (_ ("%s characters · %s"), count, hashtags);
  gboolean empty = *self->handoff->caption == '\0';

  gtk_label_set_label (self->caption_words, empty ? _ ("The caption is empty. Write it in the step Caption.") : complaint != NULL ? complaint
                                                                                                                                  : said);
  if (complaint != NULL && !empty)
    gtk_widget_set_css_classes (GTK_WIDGET (self->caption_words), (const char *[]){ "caption", "error", NULL });
  else
    gtk_widget_set_css_classes (GTK_WIDGET (self->caption_words), (const char *[]){ "caption", "dim-label", NULL });
  gtk_widget_set_sensitive (self->caption, !empty);
}

static void
taken_cb (StudioManualWindow *self,
          gboolean copied)
{
  _studio_manual_window_do (self, STUDIO_MANUAL_PICTURES);
  if (copied)
    _studio_manual_window_tell (self, _ ("Copied. Paste it with Ctrl+V."));
}

static void
add_picture (StudioManualWindow *self,
             GListModel *files,
             GdkPaintable *preview,
             gsize bytes,
             const char *title,
             const char *name)
{
  g_autofree char *size = studio_export_words_bytes (bytes);
  g_autofree char *full = g_strdup_printf ("%s, %s", name, size);
  GtkWidget *picture = studio_manual_picture_new (files, preview, title, size, full);

  if (g_list_model_get_n_items (files) > 1)
    gtk_widget_add_css_class (picture, "all");
  g_signal_connect_object (picture, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->pictures, picture);
}

/* All of them at once come first: browsers take several files in the order they are given. */
static void
show_pictures (StudioManualWindow *self,
               GPtrArray *previews)
{
  GPtrArray *pictures = self->handoff->pictures;
  g_autoptr (GListStore) all = g_list_store_new (G_TYPE_FILE);
  guint n = MIN (pictures->len, previews->len);
  gsize sum = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pictures))) != NULL)
    gtk_box_remove (self->pictures, child);
  for (guint i = 0; i < n; i++) {
    const StudioHandoffPicture *picture = g_ptr_array_index (pictures, i);
    g_autoptr (GFile) file = g_file_new_for_path (picture->path);

    g_list_store_append (all, file);
    sum += g_bytes_get_size (picture->bytes);
  }
  if (n > 1) {
    g_autofree char *title = g_strdup_printf (_ ("All %u"), n), *name = g_strdup_printf (_ ("All %u pictures in order"), n);

    add_picture (self, G_LIST_MODEL (all), g_ptr_array_index (previews, 0), sum, title, name);
  }
  for (guint i = 0; i < n; i++) {
    g_autoptr (GListStore) one = g_list_store_new (G_TYPE_FILE);
    g_autoptr (GFile) file = g_list_model_get_item (G_LIST_MODEL (all), i);
    g_autofree char *title = g_strdup_printf ("%u", i + 1), *name = g_strdup_printf (_ ("Picture %u of %u"), i + 1, n);

    g_list_store_append (one, file);
    add_picture (self, G_LIST_MODEL (one), g_ptr_array_index (previews, i), g_bytes_get_size (((const StudioHandoffPicture *) g_ptr_array_index (pictures, i))->bytes), title, name);
  }
}

/* The same files and caption on the page that a phone opens. */
static void
show_phone (StudioManualWindow *self)
{
  const StudioPlatform *platform = _studio_manual_window_get_place (self)->platform;
  g_autofree char *title = studio_snapshot_get_title (self->snapshot);
  g_autoptr (StudioShareParcel) parcel = studio_share_parcel_new (title);

  for (guint i = 0; i < self->handoff->pictures->len; i++) {
    const StudioHandoffPicture *picture = g_ptr_array_index (self->handoff->pictures, i);
    g_autofree char *name = g_path_get_basename (picture->path);

    studio_share_parcel_add_file (parcel, name, "image/jpeg", picture->bytes, picture->alt, platform->name);
  }
  studio_share_parcel_add_caption (parcel, platform->id, platform->name, self->handoff->caption);
  studio_phone_card_set_parcel (self->phone, parcel);
}

/* On the phone the person did all of it. */
static void
ticked_cb (StudioManualWindow *self,
           const char *platform,
           gboolean on)
{
  for (int i = 0; on && i < STUDIO_MANUAL_STEPS; i++)
    self->done[i] = TRUE;
  _studio_manual_window_update_steps (self);
  if (on)
    gtk_widget_grab_focus (GTK_WIDGET (self->link));
}

void
_studio_manual_window_show (StudioManualWindow *self,
                            GPtrArray *previews)
{
  const StudioPlatform *platform = _studio_manual_window_get_place (self)->platform;
  g_autofree char *shown = studio_export_words_folder (self->handoff->folder);
  g_autofree char *sentence = g_strdup_printf (_ ("Folder: %s"), shown);
  guint most = studio_pack_get_most (platform->id);

  show_page (self);
  show_pictures (self, previews);
  show_caption (self);
  show_phone (self);
  gtk_widget_set_visible (self->step4, platform->has_alt);
  self->next_alt = 0;
  _studio_manual_window_update_alt (self);
  gtk_label_set_label (self->folder, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder), self->handoff->folder);
  gtk_widget_set_sensitive (self->later, TRUE);
  gtk_widget_set_sensitive (self->finish, TRUE);
  _studio_manual_window_update_steps (self);
  gtk_stack_set_visible_child_name (self->stack, "ready");
  if (most > 0 && previews->len > most) {
    g_autofree char *told = g_strdup_printf (_ ("%s: a post takes at most %u pictures, this one has %u. Divide it."), platform->name, most, previews->len);

    _studio_manual_window_tell (self, told);
  }
}

/* --- what the gate says --- */

void
_studio_manual_window_ask_gate (StudioManualWindow *self)
{
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);

  if (self->places == NULL || answer == NULL)
    return;
  if (answer->checking && self->handoff != NULL)
    return; /* what there is stays in sight; noting a link is an edit too */
  if (answer->checking) {
    gtk_label_set_label (self->busy, _ ("Checking the post…"));
    gtk_stack_set_visible_child_name (self->stack, "busy");
  } else if (!studio_gate_lets_export (answer)) {
    adw_status_page_set_title (self->trouble, _ ("This post may not go out yet"));
    adw_status_page_set_description (self->trouble, NULL);
    gtk_widget_set_visible (self->again, FALSE);
    gtk_widget_set_visible (self->other_folder, FALSE);
    gtk_stack_set_visible_child_name (self->stack, "trouble");
  } else if (self->run == NULL && (self->handoff == NULL || g_strcmp0 (self->stamp, answer->stamp) != 0)) {
    _studio_manual_window_make (self);
  } else if (self->run == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "ready");
  }
}

static void
gate_cb (StudioManualWindow *self)
{
  _studio_manual_window_ask_gate (self);
}

static void
again_cb (StudioManualWindow *self)
{
  _studio_manual_window_make (self);
}

static void
open_checks_cb (StudioManualWindow *self)
{
  g_signal_emit (self, signals[OPEN_CHECKS], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- where to --- */

static void
show_place (StudioManualWindow *self)
{
  const StudioManualPlace *place = _studio_manual_window_get_place (self);
  g_autofree char *title = g_strdup_printf (_ ("Upload to %s"), place->platform->name), *post = studio_snapshot_get_title (self->snapshot);
  g_autofree char *subtitle = *place->handle != '\0' ? g_strdup_printf ("%s · %s", place->handle, post) : g_strdup (post);
  const StudioRecord *waiting = _studio_manual_window_find_waiting (self);
  const char *steps = waiting != NULL ? studio_record_get_text (waiting, "steps") : "";

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->titles, title);
  adw_window_title_set_subtitle (self->titles, subtitle);
  for (int i = 0; i < STUDIO_MANUAL_STEPS; i++)
    self->done[i] = strchr (steps, '1' + i) != NULL;
}

static void
place_cb (StudioManualWindow *self)
{
  show_place (self);
  gtk_editable_set_text (self->link, "");
  g_clear_pointer (&self->handoff, studio_handoff_free);
  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  _studio_manual_window_ask_gate (self);
}

/* --- leaving --- */

void
_studio_manual_window_note_release (StudioManualWindow *self)
{
  if (self->handoff != NULL && !self->released)
    studio_gate_bar_record (self->gate, STUDIO_RELEASE_PACK, NULL);
  self->released = TRUE;
}

static gboolean
has_begun (StudioManualWindow *self)
{
  for (int i = 0; i < STUDIO_MANUAL_STEPS; i++) {
    if (self->done[i])
      return TRUE;
  }
  return FALSE;
}

static void
later_cb (StudioManualWindow *self)
{
  _studio_manual_window_note_release (self);
  if (self->handoff != NULL)
    _studio_manual_window_remember (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
finish_cb (StudioManualWindow *self)
{
  _studio_manual_window_note_release (self);
  _studio_manual_window_forget (self);
  if (!self->marked)
    g_signal_emit (self, signals[UNMARKED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Who began and closes the window has not finished. */
static gboolean
studio_manual_window_close_request (GtkWindow *window)
{
  StudioManualWindow *self = STUDIO_MANUAL_WINDOW (window);

  if (self->marked)
    finish_cb (self);
  else if (self->handoff != NULL && has_begun (self))
    later_cb (self);
  else
    return GTK_WINDOW_CLASS (studio_manual_window_parent_class)->close_request (window);
  return TRUE;
}

/* --- the class --- */

static void
studio_manual_window_dispose (GObject *object)
{
  StudioManualWindow *self = STUDIO_MANUAL_WINDOW (object);

  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  g_clear_object (&self->choose);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_MANUAL_WINDOW);

  G_OBJECT_CLASS (studio_manual_window_parent_class)->dispose (object);
}

static void
studio_manual_window_finalize (GObject *object)
{
  StudioManualWindow *self = STUDIO_MANUAL_WINDOW (object);

  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->handoff, studio_handoff_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->limits, studio_platforms_unref);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  g_free (self->post);
  g_free (self->parent);

  G_OBJECT_CLASS (studio_manual_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, toasts);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, titles);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, place);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, stack);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, busy);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, progress);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, trouble);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, again);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, other_folder);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, step4);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, badge1);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, badge2);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, badge3);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, badge4);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, page);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, page_words);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, pictures);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, show_folder);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, caption);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, caption_words);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, alt);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, alt_content);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, alt_words);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, link);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, mark);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, link_problem);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, phone);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, gate);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, folder);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, change_folder);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, later);
  gtk_widget_class_bind_template_child (klass, StudioManualWindow, finish);
}

static void
studio_manual_window_class_init (StudioManualWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_manual_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_manual_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_manual_window_close_request;
  signals[PUBLISHED] = g_signal_new ("published", STUDIO_TYPE_MANUAL_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[TAKEN_BACK] = g_signal_new ("taken-back", STUDIO_TYPE_MANUAL_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UNMARKED] = g_signal_new ("unmarked", STUDIO_TYPE_MANUAL_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_CHECKS] = g_signal_new ("open-checks", STUDIO_TYPE_MANUAL_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_GATE_BAR);
  g_type_ensure (STUDIO_TYPE_PHONE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-manual-window.ui");
  bind_children (widget_class);
  _studio_manual_window_bind_deeds (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, gate_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_checks_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
}

static void
studio_manual_window_init (StudioManualWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->later, FALSE);
  gtk_widget_set_sensitive (self->finish, FALSE);
}

static void
list_places (StudioManualWindow *self,
             GPtrArray *accounts,
             const char *chosen)
{
  StudioBrand *brand = studio_snapshot_get_brand (self->snapshot);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->places = studio_manual_places_list (self->limits, brand, accounts);
  for (guint i = 0; i < self->places->len; i++) {
    g_autofree char *name = studio_manual_place_word (g_ptr_array_index (self->places, i));

    gtk_string_list_append (names, name);
  }
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->place, studio_manual_places_find (self->places, self->limits, chosen));
  g_signal_connect_object (self->place, "notify::selected", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
studio_manual_window_new (GtkWindow *parent,
                          StudioLiveCheck *check,
                          StudioLibrary *library,
                          GPtrArray *accounts,
                          GPtrArray *waiting,
                          const char *chosen)
{
  StudioManualWindow *self;
  StudioDocument *document;
  const char *zone;

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (check) && STUDIO_IS_LIBRARY (library) && chosen != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_MANUAL_WINDOW, "transient-for", parent, NULL);
  document = studio_live_check_get_document (check);
  self->library = g_object_ref (library);
  self->settings = g_settings_new (APPLICATION_ID);
  self->limits = studio_platforms_load ();
  self->snapshot = studio_post_snapshot (studio_document_get_post (document));
  self->post = studio_document_make_id (document);
  self->parent = studio_folder_row_find (self->settings, STUDIO_MANUAL_FOLDER_KEY);
  self->waiting = waiting != NULL ? g_ptr_array_ref (waiting) : NULL;
  zone = studio_brand_get_zone (studio_snapshot_get_brand (self->snapshot));
  self->offset = studio_zone_get_offset (zone, g_get_real_time () / G_USEC_PER_SEC);
  list_places (self, accounts, chosen);
  show_place (self);
  studio_gate_bar_set_check (self->gate, check);
  _studio_manual_window_ask_gate (self);
  return GTK_WIDGET (self);
}
