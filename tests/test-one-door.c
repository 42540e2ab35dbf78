#include "config.h"

#include "studio-one-door.h"

#include <string.h>

#include "studio-error.h"
#include "studio-gate.h"
#include "studio-post-check.h"
#include "studio-post-words.h"
#include "studio-releases.h"

#include "model-fixture.h"

static StudioDocument *
new_document (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  StudioDocument *document = studio_document_new (template, brand);
  g_autoptr (JsonNode) title = studio_json_string ("1.250 rumah");

  studio_document_set_field (document, "judul", title, NULL);
  return document;
}

static StudioSnapshot *
look (StudioDocument *document)
{
  return studio_post_snapshot (studio_document_get_post (document));
}

/* Returns: (transfer full): one required finding, as a check would have made it */
static GPtrArray *
one_finding (StudioSnapshot *snapshot,
             StudioProfile *profile)
{
  g_autoptr (StudioChecker) checker = studio_checker_new ();
  StudioPostCheck order = { .checker = checker, .snapshot = snapshot, .profile = profile, .settled_too = TRUE };
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  studio_brand_get_today (&order.today);
  findings = studio_post_check_run (&order, NULL, &error);
  g_assert_no_error (error);
  return findings;
}

static gboolean
act (StudioDocument *document,
     StudioDeed deed,
     StudioRole role,
     const char *note,
     GError **error)
{
  g_autoptr (StudioSelf) self = studio_self_new (role == STUDIO_ROLE_HEAD ? "Siti Aminah" : "Rina", role == STUDIO_ROLE_HEAD ? "Kepala Dinas" : NULL, NULL, role);
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 22, 9, 31, 0);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const StudioDoorOrder order = { deed, self, note, TRUE, none, NULL, now };

  return studio_document_pass_door (document, &order, error);
}

/** Step: what is tried on a post, and what becomes of it. @says: (nullable): the refusal */
typedef struct
{
  StudioDeed deed;
  StudioRole role;
  const char *note;
  StudioPostStage stage;
  const char *says;
} Step;

static void
test_stages (void)
{
  static const Step steps[] = {
    { STUDIO_DEED_RETURN, STUDIO_ROLE_EDITOR, "Perbaiki", STUDIO_POST_STAGE_DRAFT, "cannot be returned" },
    { STUDIO_DEED_WITHDRAW, STUDIO_ROLE_OPD, NULL, STUDIO_POST_STAGE_DRAFT, "nothing to take back" },
    { STUDIO_DEED_APPROVE, STUDIO_ROLE_OPD, NULL, STUDIO_POST_STAGE_DRAFT, "Only an editor or the head approves" },
    { STUDIO_DEED_ASK, STUDIO_ROLE_OPD, NULL, STUDIO_POST_STAGE_REVIEW, NULL },
    { STUDIO_DEED_ASK, STUDIO_ROLE_OPD, NULL, STUDIO_POST_STAGE_REVIEW, "waits for approval already" },
    { STUDIO_DEED_WITHDRAW, STUDIO_ROLE_OPD, NULL, STUDIO_POST_STAGE_DRAFT, NULL },
    { STUDIO_DEED_ASK, STUDIO_ROLE_EDITOR, NULL, STUDIO_POST_STAGE_REVIEW, NULL },
    { STUDIO_DEED_RETURN, STUDIO_ROLE_OPD, "Perbaiki", STUDIO_POST_STAGE_REVIEW, "Only an editor or the head returns" },
    { STUDIO_DEED_RETURN, STUDIO_ROLE_EDITOR, "  ", STUDIO_POST_STAGE_REVIEW, "Write what is to be changed" },
    { STUDIO_DEED_RETURN, STUDIO_ROLE_EDITOR, NULL, STUDIO_POST_STAGE_REVIEW, "Write what is to be changed" },
    { STUDIO_DEED_RETURN, STUDIO_ROLE_HEAD, "bad \xff byte", STUDIO_POST_STAGE_REVIEW, "broken characters" },
    { STUDIO_DEED_RETURN, STUDIO_ROLE_EDITOR, "Perbaiki angka", STUDIO_POST_STAGE_RETURNED, NULL },
    { STUDIO_DEED_RETURN, STUDIO_ROLE_EDITOR, "Lagi", STUDIO_POST_STAGE_RETURNED, "cannot be returned" },
    { STUDIO_DEED_ASK, STUDIO_ROLE_OPD, "Sudah diperbaiki", STUDIO_POST_STAGE_REVIEW, NULL },
    { STUDIO_DEED_APPROVE, STUDIO_ROLE_HEAD, NULL, STUDIO_POST_STAGE_APPROVED, NULL },
    { STUDIO_DEED_APPROVE, STUDIO_ROLE_HEAD, NULL, STUDIO_POST_STAGE_APPROVED, "approved already" },
    { STUDIO_DEED_ASK, STUDIO_ROLE_OPD, NULL, STUDIO_POST_STAGE_APPROVED, "approved already" },
    { STUDIO_DEED_RETURN, STUDIO_ROLE_HEAD, "Ternyata keliru", STUDIO_POST_STAGE_RETURNED, NULL },
    { STUDIO_DEED_APPROVE, STUDIO_ROLE_EDITOR, NULL, STUDIO_POST_STAGE_APPROVED, NULL },
    { STUDIO_DEED_WITHDRAW, STUDIO_ROLE_OPD, NULL, STUDIO_POST_STAGE_DRAFT, NULL },
    { STUDIO_DEED_PUBLISH, STUDIO_ROLE_HEAD, NULL, STUDIO_POST_STAGE_DRAFT, "cannot be published here" },
  };
  g_autoptr (StudioDocument) document = new_document ();
  guint n_done = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioSnapshot) after = NULL;
    gboolean done = act (document, steps[i].deed, steps[i].role, steps[i].note, &error);

    g_test_message ("step %u: %s", (guint) i, done ? "done" : error->message);
    g_assert_cmpint (done, ==, steps[i].says == NULL);
    if (!done)
      g_assert_nonnull (strstr (error->message, steps[i].says));
    after = look (document);
    g_assert_cmpint (studio_post_stage_get (after), ==, steps[i].stage);
    n_done += done;
    g_assert_cmpuint (studio_review_log_count (studio_snapshot_get_json (after)), ==, n_done);
  }
  /* all that is undone is the title that was typed */
  g_assert_cmpuint (studio_history_get_n_undo (studio_document_get_history (document)), ==, 1);
}

/* An edit voids it, undoing the edit makes it hold, and asking again begins anew. */
static void
test_void (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autoptr (JsonNode) title = studio_json_string ("1.260 rumah");
  g_autoptr (StudioSnapshot) approved = NULL, edited = NULL, undone = NULL, asked = NULL;
  g_autofree char *told = NULL, *change = NULL, *left = NULL;
  g_autoptr (GError) error = NULL;

  act (document, STUDIO_DEED_APPROVE, STUDIO_ROLE_HEAD, NULL, &error);
  g_assert_no_error (error);
  approved = look (document);
  told = studio_door_tell (approved);
  g_assert_cmpstr (told, ==, "Approved by Siti Aminah (Kepala Dinas), 22 November 2026, 09.31");
  studio_document_set_field (document, "judul", title, NULL);
  edited = look (document);
  g_assert_cmpint (studio_post_stage_get (edited), ==, STUDIO_POST_STAGE_DRAFT);
  change = studio_approval_tell_change (edited);
  g_assert_cmpstr (change, ==, "After the approval, “1.250” was changed into “1.260”.");
  studio_history_undo (studio_document_get_history (document));
  undone = look (document);
  g_assert_cmpint (studio_post_stage_get (undone), ==, STUDIO_POST_STAGE_APPROVED);
  studio_history_redo (studio_document_get_history (document));
  act (document, STUDIO_DEED_ASK, STUDIO_ROLE_OPD, NULL, &error);
  g_assert_no_error (error);
  asked = look (document);
  g_assert_cmpint (studio_post_stage_get (asked), ==, STUDIO_POST_STAGE_REVIEW);
  left = studio_approval_tell_change (asked);
  g_assert_null (left);
}

static void
test_returned (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autoptr (StudioSnapshot) draft = look (document), returned = NULL;
  g_autofree char *before = studio_door_tell (draft), *none = studio_door_tell_note (draft), *note = NULL, *told = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before, ==, "");
  g_assert_null (none);
  act (document, STUDIO_DEED_ASK, STUDIO_ROLE_OPD, NULL, &error);
  act (document, STUDIO_DEED_RETURN, STUDIO_ROLE_EDITOR, "Perbaiki angka", &error);
  g_assert_no_error (error);
  returned = look (document);
  note = studio_door_tell_note (returned);
  told = studio_door_tell (returned);
  g_assert_cmpstr (note, ==, "Perbaiki angka");
  g_assert_cmpstr (told, ==, "Returned by Rina (Editor), 22 November 2026, 09.31");
}

/* What is open keeps the post from being approved, unless the profile takes a reason, which is kept then. */
static void
test_findings (void)
{
  static const struct
  {
    StudioGate gate;
    const char *note, *says;
    gboolean unchecked;
  } cases[] = {
    { STUDIO_GATE_REASON, NULL, "or write in at least three words", FALSE },
    { STUDIO_GATE_REASON, "ya", "or write in at least three words", FALSE },
    { STUDIO_GATE_REASON, NULL, "still being checked", TRUE },
    { STUDIO_GATE_REFUSE, "Disetujui Sekda lewat telepon", "lets nothing be approved", FALSE },
    { STUDIO_GATE_PRACTICE, "Disetujui Sekda lewat telepon", "lets nothing be approved", FALSE },
    { STUDIO_GATE_REASON, "Disetujui Sekda lewat telepon", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
    g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
    g_autoptr (StudioDocument) document = studio_document_new (template, brand);
    g_autoptr (GHashTable) levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (StudioProfile) profile = studio_profile_with ("uji", "Uji", cases[i].gate, FALSE, levels);
    g_autoptr (StudioSnapshot) before = look (document), after = NULL;
    g_autoptr (GPtrArray) findings = one_finding (before, profile);
    g_autoptr (StudioSelf) self = studio_self_new ("Siti", NULL, NULL, STUDIO_ROLE_HEAD);
    g_autoptr (GDateTime) now = g_date_time_new_now_local ();
    const StudioDoorOrder order = { STUDIO_DEED_APPROVE, self, cases[i].note, FALSE, cases[i].unchecked ? NULL : findings, profile, now };
    StudioApproval approval;
    g_autoptr (GError) error = NULL;
    gboolean done = studio_document_pass_door (document, &order, &error);

    g_test_message ("case %u: %s", (guint) i, done ? "approved" : error->message);
    g_assert_cmpint (done, ==, cases[i].says == NULL);
    after = look (document);
    g_assert_cmpint (studio_post_stage_get (after), ==, done ? STUDIO_POST_STAGE_APPROVED : STUDIO_POST_STAGE_DRAFT);
    if (!done) {
      g_assert_nonnull (strstr (error->message, cases[i].says));
      continue;
    }
    g_assert_true (studio_approval_get (studio_snapshot_get_json (after), &approval));
    g_assert_cmpint (approval.n_required, >=, 1);
    g_assert_cmpstr (approval.note, ==, cases[i].note);
    g_assert_cmpstr (approval.profile, ==, "uji");
  }
}

/* Who may do what where the head alone approves. */
static void
test_head_alone (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autoptr (StudioSnapshot) snapshot = look (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (studio_door_may (snapshot, STUDIO_DEED_APPROVE, STUDIO_ROLE_EDITOR, FALSE, &error));
  g_assert_nonnull (strstr (error->message, "Only the head approves"));
  g_assert_true (studio_door_may (snapshot, STUDIO_DEED_APPROVE, STUDIO_ROLE_EDITOR, TRUE, NULL));
  g_assert_true (studio_door_may (snapshot, STUDIO_DEED_APPROVE, STUDIO_ROLE_HEAD, FALSE, NULL));
}

/* Somebody without a name is who the computer says, and long names are not written. */
static void
test_names (void)
{
  g_autoptr (StudioDocument) document = new_document ();
  g_autofree char *much = g_strnfill (STUDIO_WORDS_MAX_LINE + 1, 'a');
  g_autoptr (StudioSelf) nobody = studio_self_new (NULL, NULL, NULL, STUDIO_ROLE_OPD), loud = studio_self_new (much, NULL, NULL, STUDIO_ROLE_OPD);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  StudioDoorOrder order = { STUDIO_DEED_ASK, loud, NULL, FALSE, NULL, NULL, now };
  g_autoptr (StudioSnapshot) after = NULL;
  g_autoptr (GError) error = NULL;
  StudioReviewEntry entry;

  g_assert_false (studio_document_pass_door (document, &order, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  order.self = nobody;
  g_assert_true (studio_document_pass_door (document, &order, NULL));
  after = look (document);
  studio_review_log_get (studio_snapshot_get_json (after), 0, &entry);
  g_assert_cmpstr (entry.by, ==, studio_gate_get_person ());
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/one-door/stages", test_stages);
  g_test_add_func ("/one-door/void", test_void);
  g_test_add_func ("/one-door/returned", test_returned);
  g_test_add_func ("/one-door/findings", test_findings);
  g_test_add_func ("/one-door/head-alone", test_head_alone);
  g_test_add_func ("/one-door/names", test_names);
  return g_test_run ();
}
