#include "config.h"

#include "studio-check-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-brand-office.h"
#include "studio-check-row.h"
#include "studio-election-banner.h"
#include "studio-finding-fix.h"
#include "studio-pages.h"
#include "studio-post-check.h"
#include "studio-profile-menu.h"

/* A person who types is not interrupted (UX §6) */
#define REST_MS 400
/* Shorter checks are not worth telling */
#define SLOW_MS 300
/* More rows are read by nobody; the others come up as these are mended */
#define MOST_ROWS 40

typedef enum {
  LIST_REQUIRED,
  LIST_ADVISED,
  LIST_QUESTIONS,
  LIST_HINTS,
  LIST_ANSWERED,
  N_LISTS,
} List;

struct _StudioCheckPanel
{
  AdwBin parent_instance;
  GtkLabel *head;
  GtkWidget *busy;
  GtkLabel *notice;
  AdwStatusPage *empty;
  AdwPreferencesGroup *required;
  AdwPreferencesGroup *advised;
  AdwPreferencesGroup *questions;
  AdwPreferencesGroup *hints;
  AdwPreferencesGroup *answered;
  GtkImage *gate_icon;
  GtkLabel *gate;

  StudioDocument *document;  /* (nullable) */
  StudioChecker *checker;    /* (nullable): not read yet */
  StudioProfile *profile;    /* (nullable): as the checker */
  StudioSnapshot *checked;   /* (nullable): what @findings are about */
  GPtrArray *findings;       /* (nullable): StudioFinding, those that are settled too */
  StudioSnapshot *asked;     /* (nullable): what is being checked */
  GCancellable *cancellable; /* (nullable): of the check under way */
  GSignalGroup *post_signals;
  GPtrArray *rows; /* not owned: all rows of all lists */
  char *shown;     /* (nullable): which findings have rows */
  guint rest_id, slow_id;
  guint loading : 1;
  guint stale : 1; /* @findings are not of the present post */
  guint folding : 1;
};

G_DEFINE_FINAL_TYPE (StudioCheckPanel, studio_check_panel, ADW_TYPE_BIN)

static JsonNode *
root_of (StudioCheckPanel *self)
{
  return studio_post_get_json (studio_document_get_post (self->document));
}

static AdwPreferencesGroup *
group_of (StudioCheckPanel *self,
          List list)
{
  AdwPreferencesGroup *const groups[N_LISTS] = { self->required, self->advised, self->questions, self->hints, self->answered };

  return groups[list];
}

static List
list_of (StudioCheckPanel *self,
         const StudioFinding *finding)
{
  if (studio_post_check_is_settled (root_of (self), finding))
    return LIST_ANSWERED;
  /* what closes the gate stands together, so that the gate's number is the list's */
  if (finding->level == STUDIO_RULE_REQUIRED)
    return LIST_REQUIRED;
  if (finding->asks)
    return LIST_QUESTIONS;
  return finding->level == STUDIO_RULE_WARNING ? LIST_ADVISED : LIST_HINTS;
}

/* --- places in words --- */

/* Returns: (transfer full) */
static char *
name_field (StudioCheckPanel *self,
            const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "/"));
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (self->checked), name);

  /* TRANSLATORS: a place: the step, then the field, "Content · Title" */
  return g_strdup_printf (_ ("Content · %s"), field != NULL ? field->label : name);
}

/* Returns: (transfer full) */
static char *
name_description (StudioCheckPanel *self,
                  const char *id)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (self->checked);

  for (guint i = 0; i < pages->len; i++) {
    if (g_strcmp0 (g_array_index (pages, StudioPage, i).id, id) == 0)
      /* TRANSLATORS: a place: the description of a page */
      return g_strdup_printf (_ ("Alt text · page %u"), i + 1);
  }
  return g_strdup (_ ("Alt text"));
}

/* Returns: (transfer full) */
static char *
name_layer (StudioCheckPanel *self,
            const StudioPlace *place)
{
  const StudioFormat *format = place->format != NULL ? studio_format_find (place->format) : NULL;
  g_autofree char *size = format != NULL ? g_strdup_printf (" · %s", _ (format->name)) : g_strdup ("");
  /* TRANSLATORS: a place; in front of it comes a space and a dot */
  g_autofree char *page = place->page >= 0 && studio_snapshot_get_n_pages (self->checked) > 1 ? g_strdup_printf (_ (" · page %d"), place->page + 1) : g_strdup ("");

  return g_strconcat (_ ("Picture"), size, page, NULL);
}

/* Returns: (transfer full): "Caption · Instagram" */
static char *
name_place (StudioCheckPanel *self,
            const StudioPlace *place)
{
  const StudioPlatform *platform = NULL;

  switch (place->kind) {
  case STUDIO_PLACE_CAPTION:
    platform = place->name != NULL ? studio_platforms_find (self->checker->platforms, place->name) : NULL;
    return platform != NULL ? g_strdup_printf ("%s · %s", _ ("Caption"), platform->name) : g_strdup (_ ("Caption"));
  case STUDIO_PLACE_FIELD:
    return name_field (self, place->name != NULL ? place->name : "");
  case STUDIO_PLACE_ALT:
    return name_description (self, place->name);
  case STUDIO_PLACE_LAYER:
    return name_layer (self, place);
  case STUDIO_PLACE_PHOTO:
    return g_strdup (_ ("Photo"));
  case STUDIO_PLACE_POST:
  default:
    return g_strdup (_ ("The whole post"));
  }
}

/* --- going there --- */

/* The picture shows the size and page; the step stays. */
static void
show_on_stage (StudioCheckPanel *self,
               const StudioPlace *place)
{
  if (place->format != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "post.show-size", "s", place->format);
  if (place->page >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "post.show-page", "u", (guint) place->page);
}

static void
go_to (StudioCheckPanel *self,
       const StudioPlace *place)
{
  show_on_stage (self, place);
  switch (place->kind) {
  case STUDIO_PLACE_FIELD:
    if (place->name != NULL)
      gtk_widget_activate_action (GTK_WIDGET (self), "post.focus-field", "s", place->name);
    break;
  case STUDIO_PLACE_LAYER:
    if (place->name != NULL)
      gtk_widget_activate_action (GTK_WIDGET (self), "post.select-layer", "s", place->name);
    break;
  case STUDIO_PLACE_CAPTION:
  case STUDIO_PLACE_ALT:
  case STUDIO_PLACE_PHOTO:
    gtk_widget_activate_action (GTK_WIDGET (self), "post.step", "s", "caption");
    break;
  case STUDIO_PLACE_POST:
  default:
    break;
  }
}

/* --- what rows ask for --- */

static void
complain (StudioCheckPanel *self,
          const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
fix_cb (StudioCheckRow *row,
        StudioCheckPanel *self)
{
  g_autoptr (GError) error = NULL;

  if (studio_finding_fix (self->document, studio_snapshot_get_json (self->checked), studio_check_row_get_finding (row), &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Fixed"));
  else
    complain (self, error);
}

static void
show_place_cb (StudioCheckRow *row,
               StudioCheckPanel *self)
{
  go_to (self, &studio_check_row_get_finding (row)->place);
}

static void
set_answer (StudioCheckPanel *self,
            StudioCheckRow *row,
            const StudioReply *reply)
{
  g_autoptr (GError) error = NULL;

  studio_history_end_merge (studio_document_get_history (self->document));
  if (!studio_document_set_answer (self->document, studio_check_row_get_finding (row)->rule, reply, &error))
    complain (self, error);
}

static void
answer_cb (StudioCheckRow *row,
           const char *value,
           const char *note,
           StudioCheckPanel *self)
{
  const StudioReply reply = { value, g_get_real_name (), NULL, note };

  set_answer (self, row, &reply);
}

static void
take_back_cb (StudioCheckRow *row,
              StudioCheckPanel *self)
{
  set_answer (self, row, NULL);
}

static void
accept_cb (StudioCheckRow *row,
           const char *reason,
           StudioCheckPanel *self)
{
  const StudioReply reply = { reason, g_get_real_name (), NULL, NULL };
  g_autoptr (GError) error = NULL;

  if (!studio_document_accept_finding (self->document, studio_check_row_get_finding (row)->key, &reply, &error))
    complain (self, error);
}

/* One is open at a time. */
static void
expanded_cb (AdwExpanderRow *row,
             GParamSpec *pspec,
             StudioCheckPanel *self)
{
  if (self->folding || !adw_expander_row_get_expanded (row))
    return;
  self->folding = TRUE;
  for (guint i = 0; i < self->rows->len; i++) {
    if (g_ptr_array_index (self->rows, i) != row)
      adw_expander_row_set_expanded (g_ptr_array_index (self->rows, i), FALSE);
  }
  self->folding = FALSE;
  show_on_stage (self, &studio_check_row_get_finding (STUDIO_CHECK_ROW (row))->place);
}

/* --- lists --- */

/* Returns: (transfer container): those that a person has not settled */
static GPtrArray *
list_open (StudioCheckPanel *self)
{
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < self->findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (self->findings, i);

    if (!studio_post_check_is_settled (root_of (self), finding))
      g_ptr_array_add (open, finding);
  }
  return open;
}

/* Adds one finding of each question that is answered, so that the answer can be changed. */
static void
add_answered (StudioCheckPanel *self,
              GPtrArray *shown)
{
  g_autoptr (GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (self->findings, i);

    if (finding->asks && studio_answer_get (root_of (self), finding->rule, NULL) && studio_post_check_is_settled (root_of (self), finding) &&
        g_hash_table_add (rules, (gpointer) finding->rule))
      g_ptr_array_add (shown, finding);
  }
}

/* Returns: (transfer full): all that rows show, to build them anew only when that changes */
static char *
describe_all (StudioCheckPanel *self,
              GPtrArray *open)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (open, i);
    StudioReply reply = { "", "", "", "" };

    studio_answer_get (root_of (self), finding->rule, &reply);
    g_string_append_printf (all, "%s %d %d %d %s %s %s %s\n", finding->key, (int) finding->level, finding->start, finding->end, finding->message,
                            finding->fix != NULL ? finding->fix : "", reply.text, reply.note);
  }
  return g_string_free (all, FALSE);
}

static void
add_row (StudioCheckPanel *self,
         List list,
         StudioFinding *finding)
{
  g_autofree char *place = name_place (self, &finding->place);
  GtkWidget *row = studio_check_row_new (finding, place, studio_rule_texts_find (self->checker->texts, finding->rule));
  StudioReply reply;

  if (finding->asks && studio_answer_get (root_of (self), finding->rule, &reply))
    studio_check_row_set_reply (STUDIO_CHECK_ROW (row), &reply);
  g_signal_connect (row, "fix", G_CALLBACK (fix_cb), self);
  g_signal_connect (row, "show-place", G_CALLBACK (show_place_cb), self);
  g_signal_connect (row, "answer", G_CALLBACK (answer_cb), self);
  g_signal_connect (row, "take-back", G_CALLBACK (take_back_cb), self);
  g_signal_connect (row, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  adw_preferences_group_add (group_of (self, list), row);
  g_ptr_array_add (self->rows, row);
}

static void
title_list (StudioCheckPanel *self,
            List list,
            int n)
{
  const char *const names[N_LISTS] = { _ ("Required"), _ ("Advised"), _ ("Needs Your Answer"), _ ("Suggestions"), _ ("Answered") };
  g_autofree char *title = g_strdup_printf ("%s · %d", names[list], n);
  g_autofree char *more = n > MOST_ROWS ? g_strdup_printf (_ ("The first %d are shown."), MOST_ROWS) : NULL;

  adw_preferences_group_set_title (group_of (self, list), title);
  adw_preferences_group_set_description (group_of (self, list), more);
  gtk_widget_set_visible (GTK_WIDGET (group_of (self, list)), n > 0);
}

static void
build_rows (StudioCheckPanel *self,
            GPtrArray *open)
{
  int n[N_LISTS] = { 0 };

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    g_signal_handlers_disconnect_by_data (row, self);
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
  }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < open->len; i++) {
    StudioFinding *finding = g_ptr_array_index (open, i);
    List list = list_of (self, finding);

    if (n[list]++ < MOST_ROWS)
      add_row (self, list, finding);
  }
  for (int i = 0; i < N_LISTS; i++)
    title_list (self, (List) i, n[i]);
}

/* Where the person was in the rows. @open_key: (out) (transfer full) (nullable). Returns: the row with the focus, -1 for none */
static int
remember (StudioCheckPanel *self,
          char **open_key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int focused = -1;

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) && *open_key == NULL)
      *open_key = g_strdup (studio_check_row_get_finding (STUDIO_CHECK_ROW (row))->key);
    if (focus != NULL && gtk_widget_is_ancestor (focus, row))
      focused = (int) i;
  }
  return focused;
}

/* The row that was open opens again; a row that is gone leaves the focus to the next one. */
static void
restore (StudioCheckPanel *self,
         const char *open_key,
         int focused)
{
  for (guint i = 0; i < self->rows->len && open_key != NULL; i++) {
    StudioCheckRow *row = g_ptr_array_index (self->rows, i);

    /* what was answered a moment ago is done */
    if (g_str_equal (studio_check_row_get_finding (row)->key, open_key) && !studio_post_check_is_settled (root_of (self), studio_check_row_get_finding (row))) {
      self->folding = TRUE; /* the picture stays at the size the person has turned to since */
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      self->folding = FALSE;
      focused = focused >= 0 ? (int) i : -1;
      break;
    }
  }
  if (focused >= 0 && self->rows->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->rows, MIN (focused, (int) self->rows->len - 1)), GTK_DIR_TAB_FORWARD);
}

/* --- head and foot --- */

static void
show_head (StudioCheckPanel *self,
           GPtrArray *open)
{
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < open->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (open, i);

    if (finding->level == STUDIO_RULE_REQUIRED || (finding->level == STUDIO_RULE_WARNING && !finding->asks))
      n++;
  }
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more thing before it is ready to publish", "%u more things before it is ready to publish", n), n);
  gtk_label_set_label (self->head, n > 0 ? words : _ ("Ready to publish"));
}

static void
show_gate (StudioCheckPanel *self,
           GPtrArray *open)
{
  guint n = studio_check_count_required (open);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cannot be published yet: %u required finding is open.",
                                                         "Cannot be published yet: %u required findings are open.", n),
                                            n);

  gtk_label_set_label (self->gate, n > 0 ? words : _ ("Nothing required is open."));
  gtk_image_set_from_icon_name (self->gate_icon, n > 0 ? "changes-prevent-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->gate_icon), n > 0 ? "success" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->gate_icon), n > 0 ? "error" : "success");
}

static void
show_empty (StudioCheckPanel *self,
            gboolean empty)
{
  g_autofree char *words = NULL;
  guint n_rules = 0;

  studio_rule_list (&n_rules);
  words = g_strdup_printf (_ ("%u rules looked at the captions, the content, the alt texts and the pictures."), n_rules);
  adw_status_page_set_description (self->empty, words);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), empty);
}

static void
show_findings (StudioCheckPanel *self)
{
  g_autoptr (GPtrArray) open = NULL;
  g_autofree char *all = NULL, *open_key = NULL;
  int focused;

  if (self->findings == NULL || self->document == NULL)
    return;
  open = list_open (self);
  show_head (self, open);
  show_gate (self, open);
  show_empty (self, open->len == 0);
  add_answered (self, open);
  all = describe_all (self, open);
  if (g_strcmp0 (all, self->shown) == 0)
    return;
  focused = remember (self, &open_key);
  build_rows (self, open);
  restore (self, open_key, focused);
  g_free (self->shown);
  self->shown = g_steal_pointer (&all);
}

/* --- checking --- */

static void
set_notice (StudioCheckPanel *self,
            const char *words)
{
  gtk_label_set_label (self->notice, words);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), *words != '\0');
}

static void
show_notices (StudioCheckPanel *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->checker->notices->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (self->checker->notices, i));
  set_notice (self, words->str);
}

static gboolean
slow_cb (gpointer data)
{
  StudioCheckPanel *self = data;

  self->slow_id = 0;
  gtk_widget_set_visible (self->busy, TRUE);
  return G_SOURCE_REMOVE;
}

static void
set_busy (StudioCheckPanel *self,
          gboolean busy)
{
  if (busy && self->slow_id == 0 && !gtk_widget_get_visible (self->busy))
    self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  if (busy)
    return;
  g_clear_handle_id (&self->slow_id, g_source_remove);
  gtk_widget_set_visible (self->busy, FALSE);
}

static void
stop (StudioCheckPanel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, studio_snapshot_unref);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioCheckPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = studio_post_check_run_finish (result, &error);

  /* whoever cancelled has gone on already */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (findings == NULL) {
    g_clear_pointer (&self->asked, studio_snapshot_unref);
    set_notice (self, error->message);
    return;
  }
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->checked, studio_snapshot_unref);
  self->findings = g_steal_pointer (&findings);
  self->checked = g_steal_pointer (&self->asked);
  show_notices (self);
  show_findings (self);
}

/* Returns: (transfer full): the platforms the office is on */
static char **
list_platforms (StudioCheckPanel *self)
{
  GPtrArray *accounts = studio_brand_list_accounts (studio_snapshot_get_brand (self->asked));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < accounts->len; i++) {
    const StudioAccount *account = g_ptr_array_index (accounts, i);

    if (studio_platforms_find (self->checker->platforms, account->platform) != NULL && !g_ptr_array_find_with_equal_func (names, account->platform, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) account->platform);
  }
  g_ptr_array_add (names, NULL);
  return g_strdupv ((char **) names->pdata);
}

static void
check (StudioCheckPanel *self)
{
  g_auto (GStrv) platforms = NULL;
  StudioPostCheck order = { .checker = self->checker, .profile = self->profile, .settled_too = TRUE };

  stop (self);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  self->asked = studio_post_snapshot (studio_document_get_post (self->document));
  platforms = list_platforms (self);
  order.snapshot = self->asked;
  order.platforms = platforms[0] != NULL ? (const char *const *) platforms : NULL;
  studio_brand_get_today (&order.today);
  set_busy (self, TRUE);
  studio_post_check_run_async (&order, self->cancellable, checked_cb, g_object_ref (self));
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, studio_checker_new (), (GDestroyNotify) studio_checker_unref);
}

static void start (StudioCheckPanel *self);

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioCheckPanel *self = STUDIO_CHECK_PANEL (source);

  self->loading = FALSE;
  self->checker = g_task_propagate_pointer (G_TASK (result), NULL);
  self->profile = studio_profile_load (NULL);
  start (self);
}

static void
load (StudioCheckPanel *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, NULL);

  self->loading = TRUE;
  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, load_thread);
}

/* Checks the post now, if anybody looks. */
static void
start (StudioCheckPanel *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->document == NULL || !self->stale || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->checker != NULL)
    check (self);
  else if (!self->loading)
    load (self);
}

static gboolean
rested_cb (gpointer data)
{
  StudioCheckPanel *self = data;

  self->rest_id = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioCheckPanel *self)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
  /* an answer or a reason settles a finding at once, undo brings it back */
  if (path == NULL || g_str_has_prefix (path, "accepted") || g_str_has_prefix (path, "answers"))
    show_findings (self);
}

/* --- */

static void
studio_check_panel_map (GtkWidget *widget)
{
  StudioCheckPanel *self = STUDIO_CHECK_PANEL (widget);

  GTK_WIDGET_CLASS (studio_check_panel_parent_class)->map (widget);
  start (self);
}

void
studio_check_panel_set_document (StudioCheckPanel *self,
                                 StudioDocument *document)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (STUDIO_IS_CHECK_PANEL (self));

  stop (self);
  set_busy (self, FALSE);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->checked, studio_snapshot_unref);
  g_clear_pointer (&self->shown, g_free);
  build_rows (self, none);
  show_empty (self, FALSE);
  gtk_label_set_label (self->head, _ ("Checking…"));
  gtk_label_set_label (self->gate, "");
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  self->stale = TRUE;
  start (self);
}

void
studio_check_panel_focus (StudioCheckPanel *self)
{
  g_return_if_fail (STUDIO_IS_CHECK_PANEL (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
studio_check_panel_dispose (GObject *object)
{
  StudioCheckPanel *self = STUDIO_CHECK_PANEL (object);

  stop (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->rows, i), self);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_CHECK_PANEL);

  G_OBJECT_CLASS (studio_check_panel_parent_class)->dispose (object);
}

static void
studio_check_panel_finalize (GObject *object)
{
  StudioCheckPanel *self = STUDIO_CHECK_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->checked, studio_snapshot_unref);
  g_clear_pointer (&self->checker, studio_checker_unref);
  g_clear_pointer (&self->profile, studio_profile_unref);
  g_free (self->shown);

  G_OBJECT_CLASS (studio_check_panel_parent_class)->finalize (object);
}

static void
studio_check_panel_class_init (StudioCheckPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_check_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_check_panel_finalize;
  widget_class->map = studio_check_panel_map;

  g_type_ensure (STUDIO_TYPE_PROFILE_MENU);
  g_type_ensure (STUDIO_TYPE_ELECTION_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-check-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, head);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, busy);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, notice);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, empty);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, required);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, advised);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, questions);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, hints);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, answered);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, gate_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioCheckPanel, gate);
}

static void
studio_check_panel_init (StudioCheckPanel *self)
{
  self->rows = g_ptr_array_new ();
  self->stale = TRUE;
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
