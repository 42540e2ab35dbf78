#include "config.h"

#include <math.h>

#include "composer-fixture.h"
#include "studio-composer-photo.h"
#include "studio-frame.h"
#include "studio-obscure.h"
#include "studio-photo-session.h"

/* A photo of 800 × 600 in the frame 100, 100, 400 × 400, so 533 × 400 px of the page; the same turned and mirrored; a locked one; one of the layer's own. */
static const char photo_template[] =
    "{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji',"
    "'fields':[{'name':'foto','type':'photo','label':'Foto'}],'samples':{'*':{'foto':{'sample':'sawah.jpg'}}},'layers':["
    " {'id':'foto','type':'photo','photo':'{foto}','x':100,'y':100,'w':400,'h':400},"
    " {'id':'miring','type':'photo','photo':'{foto}','x':600,'y':100,'w':400,'h':400,'rotate':90,'flip':'x'},"
    " {'id':'kunci','type':'photo','photo':'{foto}','x':100,'y':600,'w':100,'h':100,'locked':'Foto ditetapkan pedoman.'},"
    " {'id':'utuh','type':'photo','photo':'{foto}','x':300,'y':600,'w':300,'h':300,'contain':true},"
    " {'id':'kosong','type':'photo','x':700,'y':600,'w':100,'h':100},"
    " {'id':'bidang','type':'shape','x':0,'y':1200,'w':100,'h':100,'fill':'primary'}],"
    "'formats':{'feed':{},'square':{}}}";

static GBytes *
make_picture (int width,
              int height)
{
  char *text = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"><rect width=\"%d\" height=\"%d\" fill=\"#804020\"/></svg>", width,
                                height, width / 2, height);

  return g_bytes_new_take (text, strlen (text));
}

static void
set_up (Composer *fixture,
        gconstpointer sample)
{
  g_autoptr (JsonNode) root = fixture_json (photo_template);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, NULL);
  g_autoptr (GBytes) bytes = make_picture (800, 600);
  g_autoptr (StudioAsset) asset = studio_asset_new (bytes, NULL);
  g_autofree char *value = g_strdup_printf ("{'asset':'%s','focal':[0.5,0.5]}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) photo = fixture_json (value);

  *fixture = (Composer){ 0 };
  fixture->document = studio_document_new (template, brand);
  fixture->history = studio_document_get_history (fixture->document);
  studio_post_add_asset (studio_document_get_post (fixture->document), asset);
  if (sample == NULL)
    studio_document_set_field (fixture->document, "foto", photo, NULL);
  fixture->composer = studio_composer_new (fixture->document);
  fixture->context = studio_fonts_new_context ();
  g_signal_connect_swapped (fixture->composer, "refused", G_CALLBACK (composer_refused), fixture);
  composer_show (fixture, "feed", 0);
}

static StudioPhotoSession *
begin (Composer *fixture,
       const char *id)
{
  g_autoptr (GError) error = NULL;
  StudioPhotoSession *session = studio_photo_session_new (fixture->composer, id, &error);

  g_assert_no_error (error);
  return session;
}

static const StudioPhotoSpec *
spec_of (Composer *fixture,
         const char *id)
{
  g_assert_true (composer_lay_out (fixture));
  return &layout_box (studio_composer_get_scene (fixture->composer), id)->layer->photo;
}

static void
assert_place (const StudioRect *rect,
              double x,
              double y,
              double w,
              double h)
{
  if (fabs (rect->x - x) > 0.2 || fabs (rect->y - y) > 0.2 || fabs (rect->w - w) > 0.2 || fabs (rect->h - h) > 0.2)
    g_error ("%.2f, %.2f, %.2f × %.2f instead of %.2f, %.2f, %.2f × %.2f", rect->x, rect->y, rect->w, rect->h, x, y, w, h);
}

/* The painter puts the photo where the session had it. */
static void
assert_painted_alike (Composer *fixture,
                      const char *id,
                      const StudioCrop *crop)
{
  const StudioBox *box;
  StudioRect placed;

  g_assert_true (composer_lay_out (fixture));
  box = layout_box (studio_composer_get_scene (fixture->composer), id);
  placed = box->layer->photo.crop.w > 0 ? studio_rect_crop (&box->rect, crop->picture, &box->layer->photo.crop) : studio_rect_cover (&box->rect, crop->picture, box->layer->photo.focal);
  assert_place (&placed, crop->placed.x + box->rect.x - crop->frame.x, crop->placed.y + box->rect.y - crop->frame.y, crop->placed.w, crop->placed.h);
}

static void
test_begin (Composer *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *id;
    const char *told;
  } refused[] = {
    { "kunci", "pedoman" },
    { "kosong", "no photo yet" },
    { "bidang", "Only photos" },
    { "tidak-ada", "not on this page" },
  };
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");
  StudioFrame frame = studio_photo_session_get_frame (session);

  assert_place (&studio_photo_session_get_crop (session)->placed, 100 - 66.67, 100, 533.33, 400);
  g_assert_cmpfloat (frame.center.x, ==, 300);
  g_assert_cmpfloat_with_epsilon (studio_photo_session_get_zoom (session), 1, 1e-9);
  g_assert_false (studio_photo_session_is_changed (session));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_photo_session_new (fixture->composer, refused[i].id, &error));
    if (error == NULL || strstr (error->message, refused[i].told) == NULL)
      g_error ("%s: “%s”", refused[i].id, error != NULL ? error->message : "nothing");
  }
}

static void
test_drag (Composer *fixture,
           gconstpointer data)
{
  g_autofree char *before = composer_write (fixture);
  g_autofree char *after = NULL;
  guint steps = studio_history_get_n_undo (fixture->history);
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");

  studio_photo_session_hold (session);
  studio_photo_session_drag (session, (StudioPoint){ 30, 500 }, 0);
  assert_place (&studio_photo_session_get_crop (session)->placed, 63.33, 100, 533.33, 400);
  studio_photo_session_drag (session, (StudioPoint){ 500, 0 }, 0); /* from where it was held, up to its edge */
  assert_place (&studio_photo_session_get_crop (session)->placed, 100, 100, 533.33, 400);
  studio_photo_session_drag (session, (StudioPoint){ 4, 0 }, 6); /* the middle holds it */
  assert_place (&studio_photo_session_get_crop (session)->placed, 33.33, 100, 533.33, 400);
  g_assert_false (studio_photo_session_is_changed (session));
  studio_photo_session_drag (session, (StudioPoint){ 40, 0 }, 6);
  g_assert_true (studio_photo_session_is_changed (session));
  studio_photo_session_keep (session);

  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, steps + 1);
  g_assert_cmpstr (studio_history_get_undo_label (fixture->history), ==, "Crop Photo");
  assert_painted_alike (fixture, "foto", studio_photo_session_get_crop (session));
  g_assert_true (studio_composer_is_edited (fixture->composer, "feed"));
  g_assert_false (studio_composer_is_edited (fixture->composer, "square"));
  /* nothing else of the page, and nothing in other sizes */
  g_assert_cmpfloat (spec_of (fixture, "utuh")->crop.w, ==, 0);
  composer_show (fixture, "square", 0);
  g_assert_cmpfloat (spec_of (fixture, "foto")->crop.w, ==, 0);

  g_assert_true (studio_history_undo (fixture->history));
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_untouched (Composer *fixture,
                gconstpointer data)
{
  g_autofree char *before = composer_write (fixture);
  g_autofree char *after = NULL;
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");
  guint steps = studio_history_get_n_undo (fixture->history);

  studio_photo_session_keep (session);
  studio_photo_session_nudge (session, 10, 0);
  studio_photo_session_nudge (session, -10, 0);
  studio_photo_session_keep (session);
  after = composer_write (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, steps);
}

static void
test_zoom (Composer *fixture,
           gconstpointer data)
{
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");
  StudioPoint corner = { 100, 100 }, before, after;

  before = studio_photo_session_get_focal (session);
  studio_photo_session_zoom (session, 2, NULL);
  after = studio_photo_session_get_focal (session);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (studio_photo_session_get_zoom (session), 2, 1e-9);
  studio_photo_session_zoom (session, 4, &corner);
  assert_place (&studio_photo_session_get_crop (session)->placed, 100 - (100 + 233.33) * 2, 100 - 200 * 2, 2133.33, 1600);
  studio_photo_session_zoom (session, 0.1, NULL);
  g_assert_cmpfloat_with_epsilon (studio_photo_session_get_zoom (session), 1, 1e-9);
  studio_photo_session_zoom (session, 1e9, NULL);
  g_assert_cmpfloat_with_epsilon (studio_photo_session_get_zoom (session), STUDIO_CROP_MAX_ZOOM, 1e-9);
  studio_photo_session_keep (session);
  assert_painted_alike (fixture, "foto", studio_photo_session_get_crop (session));
}

/* The photo follows the hand also in a turned and mirrored frame. */
static void
test_turned (Composer *fixture,
             gconstpointer data)
{
  g_autoptr (StudioPhotoSession) session = begin (fixture, "miring");
  StudioPoint before, after;

  studio_photo_session_zoom (session, 3, NULL);
  before = studio_photo_session_get_focal (session);
  studio_photo_session_hold (session);
  studio_photo_session_drag (session, (StudioPoint){ 25, -40 }, 0);
  after = studio_photo_session_get_focal (session);
  g_assert_cmpfloat_with_epsilon (after.x - before.x, 25, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y - before.y, -40, 1e-6);
  studio_photo_session_set_focal (session, (StudioPoint){ 812, 333 });
  after = studio_photo_session_get_focal (session);
  g_assert_cmpfloat_with_epsilon (after.x, 812, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y, 333, 1e-6);
}

static void
test_frame (Composer *fixture,
            gconstpointer data)
{
  static const char *const ids[] = { "foto", "miring" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (StudioPhotoSession) session = begin (fixture, ids[i]);
    StudioFrame before = studio_photo_session_get_frame (session), after, seen;
    StudioPoint fixed_before = studio_handle_point (&before, STUDIO_HANDLE_TOP_LEFT), fixed_after, focal, focal_seen;
    const StudioBox *box;
    guint index;

    studio_photo_session_hold (session);
    studio_photo_session_resize (session, STUDIO_HANDLE_BOTTOM_RIGHT, (StudioPoint){ i == 0 ? -100 : 60, i == 0 ? -60 : -100 }, STUDIO_RESIZE_FREE, 0, NULL);
    after = studio_photo_session_get_frame (session);
    fixed_after = studio_handle_point (&after, STUDIO_HANDLE_TOP_LEFT);
    g_assert_cmpfloat_with_epsilon (fixed_before.x, fixed_after.x, 1e-6);
    g_assert_cmpfloat_with_epsilon (fixed_before.y, fixed_after.y, 1e-6);
    g_assert_cmpfloat_with_epsilon (after.w, 300, 1e-6);
    g_assert_cmpfloat_with_epsilon (after.h, 340, 1e-6);
    focal = studio_photo_session_get_focal (session);

    studio_photo_session_keep (session);
    g_assert_true (composer_lay_out (fixture));
    g_assert_true (studio_frame_find (studio_composer_get_scene (fixture->composer), ids[i], &index));
    seen = studio_frame_of_box (studio_composer_get_scene (fixture->composer), index);
    g_assert_cmpfloat_with_epsilon (seen.center.x, after.center.x, 0.02);
    g_assert_cmpfloat_with_epsilon (seen.center.y, after.center.y, 0.02);
    g_assert_cmpfloat_with_epsilon (seen.w, after.w, 0.02);
    /* and what was seen in it stays where it was */
    box = layout_box (studio_composer_get_scene (fixture->composer), ids[i]);
    {
      g_autoptr (StudioPhotoSession) again = begin (fixture, ids[i]);

      focal_seen = studio_photo_session_get_focal (again);
    }
    g_assert_cmpfloat (box->layer->photo.crop.w, >, 0);
    g_assert_cmpfloat_with_epsilon (focal_seen.x, focal.x, 0.2);
    g_assert_cmpfloat_with_epsilon (focal_seen.y, focal.y, 0.2);
  }
}

/* A frame ends at the photo's edge and at a least size; a corner keeps the ratio when asked. */
static void
test_frame_limits (Composer *fixture,
                   gconstpointer data)
{
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");

  studio_photo_session_hold (session);
  studio_photo_session_resize (session, STUDIO_HANDLE_RIGHT, (StudioPoint){ 900, 0 }, STUDIO_RESIZE_FREE, 0, NULL);
  assert_place (&studio_photo_session_get_crop (session)->frame, 100, 100, 466.67, 400);
  studio_photo_session_resize (session, STUDIO_HANDLE_LEFT, (StudioPoint){ 900, 0 }, STUDIO_RESIZE_FREE, 0, NULL);
  assert_place (&studio_photo_session_get_crop (session)->frame, 476, 100, 24, 400);
  studio_photo_session_resize (session, STUDIO_HANDLE_TOP_LEFT, (StudioPoint){ 100, 10 }, STUDIO_RESIZE_KEEP_RATIO, 0, NULL);
  assert_place (&studio_photo_session_get_crop (session)->frame, 200, 200, 300, 300);
  studio_photo_session_resize (session, STUDIO_HANDLE_BOTTOM_RIGHT, (StudioPoint){ 50, 50 }, STUDIO_RESIZE_KEEP_RATIO, 0, NULL);
  /* the photo has no more below, so the ratio holds at the size it had */
  assert_place (&studio_photo_session_get_crop (session)->frame, 100, 100, 400, 400);
}

static void
test_flip (Composer *fixture,
           gconstpointer data)
{
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");
  const StudioBox *box;
  StudioPoint focal;

  studio_photo_session_set_focal (session, (StudioPoint){ 200, 300 });
  studio_photo_session_flip (session);
  focal = studio_photo_session_get_focal (session);
  g_assert_cmpfloat_with_epsilon (focal.x, 400, 1e-6);
  studio_photo_session_flip (session);
  studio_photo_session_set_focal (session, (StudioPoint){ 300, 300 });
  g_assert_false (studio_photo_session_is_changed (session));
  studio_photo_session_flip (session);
  studio_photo_session_keep (session);
  g_assert_true (composer_lay_out (fixture));
  box = layout_box (studio_composer_get_scene (fixture->composer), "foto");
  g_assert_true (box->layer->flip_x);
  g_assert_false (box->layer->flip_y);
}

/* The focal point belongs to the photo: all sizes and frames that were not cropped by hand follow it. */
static void
test_focal (Composer *fixture,
            gconstpointer data)
{
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");

  g_assert_true (studio_photo_session_has_focal (session));
  studio_photo_session_set_focal (session, (StudioPoint){ 100, 300 });
  studio_photo_session_settle_focal (session);
  assert_place (&studio_photo_session_get_crop (session)->placed, 100, 100, 533.33, 400);
  studio_photo_session_keep (session);
  g_assert_cmpfloat_with_epsilon (spec_of (fixture, "miring")->focal.x, 0.125, 0.001);
  g_assert_cmpfloat (spec_of (fixture, "foto")->crop.w, ==, 0);
  g_assert_false (studio_composer_is_edited (fixture->composer, "feed"));
  composer_show (fixture, "square", 0);
  g_assert_cmpfloat_with_epsilon (spec_of (fixture, "foto")->focal.x, 0.125, 0.001);
}

static void
test_contain (Composer *fixture,
              gconstpointer data)
{
  g_autoptr (StudioPhotoSession) session = begin (fixture, "utuh");

  studio_photo_session_zoom (session, 2, NULL);
  studio_photo_session_keep (session);
  g_assert_false (spec_of (fixture, "utuh")->contain);
  assert_painted_alike (fixture, "utuh", studio_photo_session_get_crop (session));
}

/* --- hidden areas --- */

static void
test_areas (Composer *fixture,
            gconstpointer data)
{
  const StudioObscure like = { .kind = STUDIO_OBSCURE_PIXELATE, .ellipse = TRUE, .strength = 0.25 };
  StudioObscure other = like;
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");
  guint steps = studio_history_get_n_undo (fixture->history);
  StudioFrame frame;
  const StudioRect *rect;

  /* the photo runs from 33.33 to 566.67 */
  g_assert_cmpint (studio_photo_session_add_area (session, (StudioPoint){ 300, 200 }, (StudioPoint){ 250, 250 }, &like), ==, 0);
  g_assert_cmpint (studio_photo_session_add_area (session, (StudioPoint){ 300, 200 }, (StudioPoint){ 301, 250 }, &like), ==, -1);
  g_assert_cmpint (studio_photo_session_add_area (session, (StudioPoint){ 400, 450 }, (StudioPoint){ 900, 900 }, &like), ==, 1);
  g_assert_cmpint (studio_photo_session_add_area (session, (StudioPoint){ 700, 450 }, (StudioPoint){ 900, 900 }, &like), ==, -1);
  frame = studio_photo_session_get_area_frame (session, 1);
  g_assert_cmpfloat_with_epsilon (frame.center.x, (400 + 566.67) / 2, 0.01);
  g_assert_cmpint (studio_photo_session_area_at (session, (StudioPoint){ 260, 240 }), ==, 0);
  g_assert_cmpint (studio_photo_session_area_at (session, (StudioPoint){ 310, 240 }), ==, -1);

  studio_photo_session_hold (session);
  studio_photo_session_move_area (session, 0, (StudioPoint){ -1000, 8 });
  rect = &g_array_index (studio_photo_session_get_areas (session), StudioObscure, 0).rect;
  g_assert_cmpfloat (rect->x, ==, 0);
  g_assert_cmpfloat_with_epsilon (rect->y, 108.0 / 400, 1e-6);
  studio_photo_session_hold (session);
  studio_photo_session_resize_area (session, 0, STUDIO_HANDLE_BOTTOM, (StudioPoint){ 99, 400 });
  g_assert_cmpfloat_with_epsilon (rect->h, 1 - 108.0 / 400, 1e-6);
  studio_photo_session_remove_area (session, 1);
  other.kind = STUDIO_OBSCURE_FILL;
  studio_photo_session_change_area (session, 0, &other);
  studio_photo_session_keep (session);

  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, steps + 1);
  g_assert_cmpstr (studio_history_get_undo_label (fixture->history), ==, "Hide Parts of Photo");
  {
    g_autoptr (GArray) areas = studio_obscure_find (composer_root (fixture), spec_of (fixture, "foto")->asset);

    g_assert_cmpuint (areas->len, ==, 1);
    g_assert_cmpint (g_array_index (areas, StudioObscure, 0).kind, ==, STUDIO_OBSCURE_FILL);
    g_assert_true (g_array_index (areas, StudioObscure, 0).ellipse);
  }
  /* no size counts as edited: it is the photo that is */
  g_assert_false (studio_composer_is_edited (fixture->composer, "feed"));
}

/* Areas that are destroyed already stay as a note. */
static void
test_applied_areas (Composer *fixture,
                    gconstpointer data)
{
  g_autoptr (JsonNode) areas = fixture_json ("[{'rect':[0,0,0.5,0.5],'kind':'blur','applied':true}]");
  const StudioObscure like = { .kind = STUDIO_OBSCURE_BLUR };
  g_autoptr (StudioPhotoSession) session = NULL;
  JsonNode *written;

  studio_history_set (fixture->history, "content/foto/obscure", areas, "Uji", NULL);
  g_assert_true (composer_lay_out (fixture));
  session = begin (fixture, "foto");
  g_assert_cmpuint (studio_photo_session_get_areas (session)->len, ==, 0);
  studio_photo_session_add_area (session, (StudioPoint){ 200, 200 }, (StudioPoint){ 250, 250 }, &like);
  studio_photo_session_keep (session);
  written = studio_json_lookup (composer_root (fixture), "content/foto/obscure");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (written)), ==, 2);
}

static void
test_sample (Composer *fixture,
             gconstpointer data)
{
  const StudioObscure like = { .kind = STUDIO_OBSCURE_BLUR };
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");
  StudioPoint focal = studio_photo_session_get_focal (session);

  g_assert_false (studio_photo_session_has_focal (session));
  g_assert_false (studio_photo_session_can_hide (session));
  studio_photo_session_set_focal (session, (StudioPoint){ 0, 0 });
  g_assert_cmpfloat (studio_photo_session_get_focal (session).x, ==, focal.x);
  g_assert_cmpint (studio_photo_session_add_area (session, (StudioPoint){ 200, 200 }, (StudioPoint){ 250, 250 }, &like), ==, -1);
  studio_photo_session_zoom (session, 2, NULL);
  studio_photo_session_keep (session);
  g_assert_null (studio_json_lookup (composer_root (fixture), "content/foto"));
  g_assert_cmpfloat (spec_of (fixture, "foto")->crop.w, >, 0);
}

/* --- another photo --- */

static void
on_ready (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
replace (Composer *fixture,
         const char *id,
         GBytes *bytes,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_composer_replace_photo_async (fixture->composer, id, NULL, bytes, NULL, on_ready, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_composer_replace_photo_finish (fixture->composer, result, error);
}

static void
test_replace (Composer *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_picture (300, 900);
  g_autoptr (GBytes) broken = g_bytes_new_static ("<svg", 4);
  g_autoptr (StudioPhotoSession) session = begin (fixture, "foto");
  g_autoptr (JsonNode) tone = studio_json_number (0.5);
  g_autoptr (GError) error = NULL;
  guint steps;

  studio_photo_session_zoom (session, 3, NULL);
  studio_photo_session_keep (session);
  studio_composer_set_layer_member (fixture->composer, "foto", "brightness", tone, "Uji", NULL);
  g_assert_cmpfloat (spec_of (fixture, "foto")->crop.w, >, 0);
  steps = studio_history_get_n_undo (fixture->history);

  g_assert_false (replace (fixture, "foto", broken, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, steps);

  g_assert_true (replace (fixture, "foto", bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, steps + 1);
  /* the crop was of the other photo; colours stay */
  g_assert_cmpfloat (spec_of (fixture, "foto")->crop.w, ==, 0);
  g_assert_cmpfloat (spec_of (fixture, "foto")->brightness, ==, 0.5);
  g_assert_true (studio_history_undo (fixture->history));
  g_assert_cmpfloat (spec_of (fixture, "foto")->crop.w, >, 0);

  g_assert_false (replace (fixture, "bidang", bytes, &error));
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "no photo");
}

static void
test_replace_own (Composer *fixture,
                  gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_picture (300, 900);
  g_autoptr (JsonNode) photo = studio_composer_get_photo (fixture->composer, "foto", NULL);
  g_autofree char *before = g_strdup (spec_of (fixture, "foto")->asset);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) own = NULL;
  g_autofree char *field = NULL;

  /* a layer with a photo of its own, beside the field */
  studio_composer_set_layer_member (fixture->composer, "utuh", "photo", photo, "Uji", NULL);
  g_assert_true (composer_lay_out (fixture));
  own = studio_composer_get_photo (fixture->composer, "utuh", &field);
  g_assert_nonnull (own);
  g_assert_null (field);
  {
    g_autoptr (StudioPhotoSession) session = begin (fixture, "utuh");

    studio_photo_session_zoom (session, 2, NULL);
    studio_photo_session_keep (session);
  }
  g_assert_cmpfloat (spec_of (fixture, "utuh")->crop.w, >, 0);
  composer_show (fixture, "square", 0);
  g_assert_true (replace (fixture, "utuh", bytes, &error));
  g_assert_no_error (error);
  composer_show (fixture, "feed", 0);
  g_assert_cmpfloat (spec_of (fixture, "utuh")->crop.w, ==, 0);
  g_assert_cmpstr (spec_of (fixture, "utuh")->asset, !=, before);
  g_assert_cmpstr (spec_of (fixture, "foto")->asset, ==, before);
}

static guint
n_copied_photos (Composer *fixture)
{
  g_autofree char *text = studio_composer_copy (fixture->composer);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) copied = studio_json_parse ("salinan", bytes, NULL);

  return json_object_get_size (json_node_get_object (studio_json_lookup (copied, "photos")));
}

/* What is hidden does not get out by the clipboard either. */
static void
test_copy (Composer *fixture,
           gconstpointer data)
{
  g_autoptr (JsonNode) photo = studio_composer_get_photo (fixture->composer, "foto", NULL);
  const StudioObscure like = { .kind = STUDIO_OBSCURE_BLUR };
  g_autoptr (StudioPhotoSession) session = NULL;

  studio_composer_set_layer_member (fixture->composer, "utuh", "photo", photo, "Uji", NULL);
  g_assert_true (composer_lay_out (fixture));
  studio_composer_select (fixture->composer, "utuh", FALSE);
  g_assert_cmpuint (n_copied_photos (fixture), ==, 1);

  session = begin (fixture, "foto");
  studio_photo_session_add_area (session, (StudioPoint){ 200, 200 }, (StudioPoint){ 250, 250 }, &like);
  studio_photo_session_keep (session);
  g_assert_true (composer_lay_out (fixture));
  studio_composer_select (fixture->composer, "utuh", FALSE);
  g_assert_cmpuint (n_copied_photos (fixture), ==, 0);
}

#define ADD(path, test) g_test_add (path, Composer, NULL, set_up, test, composer_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/photo-session/begin", test_begin);
  ADD ("/photo-session/drag", test_drag);
  ADD ("/photo-session/untouched", test_untouched);
  ADD ("/photo-session/zoom", test_zoom);
  ADD ("/photo-session/turned", test_turned);
  ADD ("/photo-session/frame", test_frame);
  ADD ("/photo-session/frame-limits", test_frame_limits);
  ADD ("/photo-session/flip", test_flip);
  ADD ("/photo-session/focal", test_focal);
  ADD ("/photo-session/contain", test_contain);
  ADD ("/photo-session/areas", test_areas);
  ADD ("/photo-session/applied-areas", test_applied_areas);
  g_test_add ("/photo-session/sample", Composer, "sample", set_up, test_sample, composer_tear_down);
  ADD ("/photo-session/copy", test_copy);
  ADD ("/photo-session/replace", test_replace);
  ADD ("/photo-session/replace-own", test_replace_own);
  return g_test_run ();
}
