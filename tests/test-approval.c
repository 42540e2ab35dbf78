#include "config.h"

#include "studio-approval.h"

#include <string.h>

#include "studio-approval-words.h"
#include "studio-brand-private.h"
#include "studio-history.h"
#include "studio-package.h"
#include "studio-review-log.h"

#include "model-fixture.h"

static StudioPost *
post_of (const char *members)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (StudioPost) empty = studio_post_new (template, brand);
  g_autoptr (JsonNode) patch = fixture_json (members);
  g_autoptr (JsonNode) root = studio_json_merge (studio_post_get_json (empty), patch);
  g_autoptr (GError) error = NULL;
  StudioPost *post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

  g_assert_no_error (error);
  return post;
}

/* Returns: (transfer full): the same post, approved as it is */
static StudioSnapshot *
approve (StudioSnapshot *snapshot)
{
  g_autofree char *digest = studio_approval_digest (snapshot);
  const StudioApproval approval = { STUDIO_ROLE_HEAD, "Siti Aminah", "Kepala Dinas", "2026-11-22T10:00:00+08:00", digest, NULL, "biasa", 0, 2, 1, 3 };
  g_autoptr (JsonNode) bound = studio_approval_with (studio_snapshot_get_json (snapshot), &approval);
  g_autoptr (JsonNode) root = studio_post_stage_with (bound, STUDIO_POST_STAGE_APPROVED);

  return studio_snapshot_with_root (snapshot, root, NULL);
}

static StudioSnapshot *
patched (StudioSnapshot *snapshot,
         const char *patch)
{
  g_autoptr (JsonNode) members = fixture_json (patch);
  g_autoptr (JsonNode) root = studio_json_merge (studio_snapshot_get_json (snapshot), members);

  return studio_snapshot_with_root (snapshot, root, NULL);
}

/* What may happen to an approved post, and what it says then; NULL: it stays approved. */
static void
test_changes (void)
{
  static const struct
  {
    const char *patch, *expected;
  } rows[] = {
    { "{}", NULL },
    { "{'content':{'isi':'Bantuan untuk 1.260 rumah'}}", "After the approval, “1.250” was changed into “1.260”." },
    { "{'content':{'judul':'Bantuan rumaj'}}", "After the approval, “rumah” was changed into “rumaj”." },
    { "{'content':{'judul':'Bantuan'}}", "After the approval, “rumah” was removed." },
    { "{'content':{'judul':'Bantuan rumah layak'}}", "After the approval, “layak” was added." },
    { "{'content':{'judul':'Bantuan **rumah**'}}", "After the approval, the look was changed." },
    { "{'content':{'judul':'Bantuan 2 rumah','isi':'Untuk 1.250 rumah, 2 desa'}}", "After the approval, “2” was added, and 2 more changes were made." },
    { "{'content':{'tanggal':'2026-11-20'}}", "After the approval, “20 November 2026” was added." },
    { "{'content':{'judul':'Bantuan rumaj','isi':'Bantuan untuk 1.260 rumah'}}", "After the approval, “rumah” was changed into “rumaj”, and 1 more change was made." },
    { "{'caption':{'text':'Selamat sore'}}", "After the approval, “pagi” was changed into “sore”." },
    { "{'caption':{'text':'Selamat sore'},'content':{'judul':'Bantuan rumaj'}}", "After the approval, “rumah” was changed into “rumaj”, and 1 more change was made." },
    { "{'caption':{'variants':{'instagram':{'text':'Halo'}}}}", "After the approval, “Halo” was added." },
    { "{'descriptions':{'1':{'alt':'Rumah papan'}}}", "After the approval, “kayu” was changed into “papan”." },
    { "{'set':{'judul':{'text':'Lain'}}}", "After the approval, “Lain” was added." },
    { "{'set':{'judul':{'frame':[0,0,10,10]}}}", "After the approval, the look was changed." },
    { "{'content':{'foto':{'asset':'ffee','focal':[0.5,0.5]}}}", "After the approval, the look was changed." },
    { "{'variants':{'square':{'set':{'judul':{'text':'Kecil'}}}}}", "After the approval, “Kecil” was added." },
    { "{'pages':[{'id':'1','from':0},{'id':'p-1'}]}", "After the approval, the look was changed." },
    { "{'unknown':1}", "After the approval, the look was changed." },
    /* what the office notes of a post */
    { "{'office':'Dinas Kesehatan','programme':'Rumah Layak','tags':['rumah'],'plan':[{'at':'2026-11-25T09:00:00+08:00'}]}", NULL },
    { "{'comments':[{'id':'a','text':'Bagus'}],'releases':[],'published':[],'review_log':[],'answers':{},'accepted':{},'photos':[],'settled':{'content':'a'}}", NULL },
    { "{'review':'published'}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (StudioPost) post = post_of ("{'content':{'judul':'Bantuan rumah','isi':'Bantuan untuk 1.250 rumah'},'caption':{'text':'Selamat pagi'},'descriptions':{'1':{'alt':'Rumah kayu'}}}");
    g_autoptr (StudioSnapshot) draft = studio_post_snapshot (post);
    g_autoptr (StudioSnapshot) approved = approve (draft);
    g_autoptr (StudioSnapshot) changed = patched (approved, rows[i].patch);
    g_autofree char *told = studio_approval_tell_change (changed);

    g_test_message ("%s", rows[i].patch);
    g_assert_true (studio_approval_is_valid (approved));
    g_assert_cmpint (studio_post_stage_get (approved), ==, STUDIO_POST_STAGE_APPROVED);
    g_assert_cmpstr (told, ==, rows[i].expected);
    g_assert_cmpint (studio_approval_is_valid (changed), ==, rows[i].expected == NULL);
    if (rows[i].expected != NULL)
      g_assert_cmpint (studio_post_stage_get (changed), ==, STUDIO_POST_STAGE_DRAFT);
  }
}

static void
test_record (void)
{
  g_autoptr (StudioPost) post = post_of ("{'content':{'judul':'Bantuan'}}");
  g_autoptr (StudioSnapshot) draft = studio_post_snapshot (post);
  g_autoptr (StudioSnapshot) approved = approve (draft);
  g_autoptr (JsonNode) without = studio_approval_with (studio_snapshot_get_json (approved), NULL);
  StudioApproval approval;

  g_assert_false (studio_approval_get (studio_snapshot_get_json (draft), &approval));
  g_assert_false (studio_approval_is_valid (draft));
  g_assert_null (studio_approval_tell_change (draft));
  g_assert_true (studio_approval_get (studio_snapshot_get_json (approved), &approval));
  g_assert_cmpint (approval.role, ==, STUDIO_ROLE_HEAD);
  g_assert_cmpstr (approval.by, ==, "Siti Aminah");
  g_assert_cmpstr (approval.post, ==, "Kepala Dinas");
  g_assert_cmpstr (approval.note, ==, "");
  g_assert_cmpint (approval.n_recommended, ==, 2);
  g_assert_cmpint (approval.n_answered, ==, 3);
  g_assert_cmpuint (strlen (approval.digest), ==, 64);
  g_assert_false (studio_approval_get (without, &approval));
}

/* Undoing what voided it makes it hold again by itself. */
static void
test_undo (void)
{
  g_autoptr (StudioPost) post = post_of ("{'content':{'judul':'1.250 rumah'}}");
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioSnapshot) draft = studio_post_snapshot (post), approved = approve (draft), changed = NULL, undone = NULL;
  g_autoptr (JsonNode) title = studio_json_string ("1.260 rumah");
  g_autofree char *told = NULL;

  studio_history_note (history, "approval", studio_json_lookup (studio_snapshot_get_json (approved), "approval"));
  studio_history_note (history, "review", studio_json_lookup (studio_snapshot_get_json (approved), "review"));
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 0);
  studio_history_set (history, "content/judul", title, "Type", NULL);
  changed = studio_post_snapshot (post);
  told = studio_approval_tell_change (changed);
  g_assert_cmpstr (told, ==, "After the approval, “1.250” was changed into “1.260”.");
  g_assert_true (studio_history_undo (history));
  undone = studio_post_snapshot (post);
  g_assert_true (studio_approval_is_valid (undone));
  g_assert_cmpint (studio_post_stage_get (undone), ==, STUDIO_POST_STAGE_APPROVED);
}

/* The file says the same as the window. */
static void
test_package (void)
{
  g_autoptr (StudioPost) post = post_of ("{'content':{'judul':'Bantuan','angka':[{'label':'Rumah','nilai':'12'}]},'set':{'judul':{'frame':[0.123456,1,2,3],'color':'accent'}}}");
  g_autoptr (StudioSnapshot) draft = studio_post_snapshot (post), approved = approve (draft), read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "a.pemda", NULL);
  g_autoptr (StudioPost) loaded = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (studio_package_write (approved, NULL, path, &error));
  g_assert_no_error (error);
  loaded = studio_package_read (path, NULL, &error);
  g_assert_no_error (error);
  read = studio_post_snapshot (loaded);
  g_assert_true (studio_approval_is_valid (read));
}

/* Photos whose hidden parts are destroyed on saving get another name, and are what was approved. */
static void
test_follow (void)
{
  g_autofree char *hash = g_strnfill (64, 'a');
  g_autofree char *members = g_strdup_printf ("{'content':{'foto':{'asset':'%s'}}}", hash);
  g_autoptr (StudioPost) post = post_of (members);
  g_autoptr (StudioSnapshot) draft = studio_post_snapshot (post), approved = approve (draft), followed = NULL, void_ = NULL, still = NULL;
  g_autoptr (JsonNode) name = studio_json_string ("bb");
  g_autoptr (JsonNode) renamed = studio_json_with (studio_snapshot_get_json (approved), "content/foto/asset", name);
  g_autoptr (JsonNode) root = studio_approval_follow (approved, renamed), other = NULL;

  followed = studio_snapshot_with_root (approved, root, NULL);
  g_assert_true (studio_approval_is_valid (followed));
  /* one that did not hold does not begin to */
  void_ = patched (approved, "{'content':{'judul':'Lain'}}");
  other = studio_approval_follow (void_, studio_snapshot_get_json (void_));
  still = studio_snapshot_with_root (void_, other, NULL);
  g_assert_false (studio_approval_is_valid (still));
}

static void
test_long_texts (void)
{
  g_autofree char *much = g_strnfill (STUDIO_APPROVAL_MAX_BYTES, 'a');
  g_autofree char *members = g_strdup_printf ("{'content':{'judul':'Bantuan','isi':'%s'},'caption':{'text':'ab%s'}}", much, much);
  g_autoptr (JsonNode) root = fixture_json (members);
  g_autoptr (JsonNode) words = studio_approval_words_of (root);

  g_assert_cmpint (json_object_get_size (json_node_get_object (words)), ==, 1);
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *members;
    gboolean good;
  } rows[] = {
    { "'approval':{}", TRUE },
    { "'approval':{'by':'a','later':[1],'checks':{'required':1},'texts':{'content/judul':'a'}}", TRUE },
    { "'review':'some-later-state'", TRUE },
    { "'review':1", FALSE },
    { "'approval':[]", FALSE },
    { "'approval':'yes'", FALSE },
    { "'approval':{'by':1}", FALSE },
    { "'approval':{'digest':null}", FALSE },
    { "'approval':{'checks':[]}", FALSE },
    { "'approval':{'checks':{'required':-1}}", FALSE },
    { "'approval':{'checks':{'required':1e15}}", FALSE },
    { "'approval':{'texts':['a']}", FALSE },
    { "'approval':{'texts':{'a':{}}}", FALSE },
    { "'review_log':[{'kind':'asked','by':'Rina','role':'opd'},{'kind':'sung'}]", TRUE },
    { "'review_log':{}", FALSE },
    { "'review_log':['asked']", FALSE },
    { "'review_log':[{'by':[]}]", FALSE },
    { "'review_log':[{'note':7}]", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf ("{%s}", rows[i].members);
    g_autoptr (JsonNode) root = fixture_json (text);
    const StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;
    gboolean good = studio_approval_check (&at, &error) && studio_review_log_check (&at, &error);

    g_test_message ("%s", rows[i].members);
    g_assert_cmpint (good, ==, rows[i].good);
    if (!good)
      g_assert_nonnull (strstr (error->message, "post.json: "));
  }
}

/* Records nobody should trust are none. */
static void
test_broken (void)
{
  static const char *const rows[] = {
    "{'review':'approved'}",
    "{'review':'approved','approval':{}}",
    "{'review':'approved','approval':{'role':'head'}}",
    "{'review':'approved','approval':{'role':'head','digest':'00'}}",
    "{'review':'approved','approval':{'role':'king','digest':'00'}}",
    "{'review':'later'}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (StudioPost) post = post_of (rows[i]);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);

    g_test_message ("%s", rows[i]);
    g_assert_false (studio_approval_is_valid (snapshot));
    g_assert_cmpint (studio_post_stage_get (snapshot), ==, STUDIO_POST_STAGE_DRAFT);
  }
}

static void
test_log (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'review_log':[{'kind':'sung','by':'Later'}]}");
  StudioReviewEntry entry = { .deed = STUDIO_DEED_ASK, .role = STUDIO_ROLE_OPD, .by = "Rina", .at = "2026-11-22" };

  studio_review_log_get (root, 0, &entry);
  g_assert_false (entry.known);
  g_assert_cmpstr (entry.by, ==, "Later");
  for (guint i = 0; i < STUDIO_REVIEW_LOG_MAX + 2; i++) {
    g_autofree char *note = g_strdup_printf ("catatan %u", i);
    JsonNode *longer;

    entry = (StudioReviewEntry){ .deed = i % 2 == 0 ? STUDIO_DEED_ASK : STUDIO_DEED_RETURN, .role = STUDIO_ROLE_EDITOR, .by = "Rina", .note = note };
    longer = studio_review_log_with (root, &entry);
    json_node_unref (root);
    root = longer;
  }
  g_assert_cmpuint (studio_review_log_count (root), ==, STUDIO_REVIEW_LOG_MAX);
  studio_review_log_get (root, 0, &entry);
  g_assert_cmpstr (entry.note, ==, "catatan 2");
  g_assert_true (studio_review_log_find (root, STUDIO_DEED_RETURN, &entry));
  g_assert_cmpstr (entry.note, ==, "catatan 501");
  g_assert_cmpint (entry.role, ==, STUDIO_ROLE_EDITOR);
  g_assert_false (studio_review_log_find (root, STUDIO_DEED_APPROVE, &entry));
}

static void
test_self (void)
{
  g_autoptr (StudioSelf) self = studio_self_new (" Rina ", NULL, "Dinas Kesehatan", STUDIO_ROLE_EDITOR);
  g_autoptr (StudioSelf) copy = studio_self_copy (self);
  StudioRole role = STUDIO_ROLE_EDITOR;

  g_assert_cmpstr (copy->name, ==, "Rina");
  g_assert_cmpstr (copy->post, ==, "");
  g_assert_cmpint (copy->role, ==, STUDIO_ROLE_EDITOR);
  g_assert_false (studio_role_from_id ("king", &role));
  g_assert_false (studio_role_from_id (NULL, &role));
  g_assert_cmpint (role, ==, STUDIO_ROLE_EDITOR);
  g_assert_true (studio_role_from_id ("head", &role));
  g_assert_cmpint (role, ==, STUDIO_ROLE_HEAD);
}

/* Returns: (transfer full): the example's brand with a logo of @color, whatever its file is called */
static StudioBrand *
brand_with_logo (const char *color)
{
  g_autoptr (StudioBrand) plain = fixture_brand ("contoh");
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (JsonNode) logos = fixture_json ("[{'role':'primary','file':'logo.svg'}]");
  g_autoptr (JsonNode) root = studio_json_with (studio_brand_get_json (plain), "logos", logos);
  char *text = g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='10' height='10' fill='%s'/></svg>", color);
  g_autoptr (GError) error = NULL;
  StudioBrand *brand;

  g_hash_table_insert (files, g_strdup ("logo.svg"), g_bytes_new_take (text, strlen (text)));
  brand = studio_brand_new_with_files ("brand.json", root, files, &error);
  g_assert_no_error (error);
  return brand;
}

static StudioSnapshot *
in_brand (StudioBrand *brand,
          JsonNode *root)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (GError) error = NULL;

  post = root != NULL ? studio_post_new_from_json ("post.json", root, template, brand, NULL, &error) : studio_post_new (template, brand);
  g_assert_no_error (error);
  return studio_post_snapshot (post);
}

/* Another logo in a file of the same name is another picture. What was approved before logo files were looked at still holds. */
static void
test_logo (void)
{
  g_autoptr (StudioBrand) red = brand_with_logo ("red"), blue = brand_with_logo ("blue");
  g_autoptr (StudioSnapshot) before = in_brand (red, NULL);
  g_autoptr (StudioSnapshot) approved = approve (before);
  g_autoptr (StudioSnapshot) same = in_brand (red, studio_snapshot_get_json (approved)), other = in_brand (blue, studio_snapshot_get_json (approved));
  g_autofree char *approver = studio_approval_make_approver (same), *nobody = studio_approval_make_approver (other);

  g_assert_true (studio_approval_is_valid (same));
  g_assert_cmpstr (approver, ==, "Siti Aminah");
  g_assert_false (studio_approval_is_valid (other));
  g_assert_null (nobody);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/approval/changes", test_changes);
  g_test_add_func ("/approval/logo", test_logo);
  g_test_add_func ("/approval/record", test_record);
  g_test_add_func ("/approval/undo", test_undo);
  g_test_add_func ("/approval/package", test_package);
  g_test_add_func ("/approval/follow", test_follow);
  g_test_add_func ("/approval/long-texts", test_long_texts);
  g_test_add_func ("/approval/hostile", test_hostile);
  g_test_add_func ("/approval/broken", test_broken);
  g_test_add_func ("/review-log/entries", test_log);
  g_test_add_func ("/self/roles", test_self);
  return g_test_run ();
}
