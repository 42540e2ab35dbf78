#include "config.h"

#include "studio-geo.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"

#define MAX_DEPTH 32
#define MAX_WORD 200  /* bytes of a name that are kept */
#define MAX_NUMBER 40 /* characters of a number */
/* Square degrees; a yard is larger */
#define LEAST_AREA 1e-12

/* Where the reading stands, and what has been read. */
typedef struct
{
  const char *at, *end;
  StudioGeo *geo;
  GError **error;
  GHashTable *key_numbers; /* from a key to its number + 1 */
  int depth;
  gboolean beyond; /* a point that is not in degrees was met */
} Reader;

static gboolean read_feature (Reader *reader);
static gboolean read_geometry (Reader *reader, StudioGeoArea *area);

static gboolean
fail (Reader *reader)
{
  if (reader->error != NULL && *reader->error == NULL)
    g_set_error (reader->error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("The map file is damaged or cut off. Export it as GeoJSON again."));
  return FALSE;
}

static gboolean
fail_large (Reader *reader,
            const char *message)
{
  if (reader->error != NULL && *reader->error == NULL)
    g_set_error_literal (reader->error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, message);
  return FALSE;
}

/* Returns: the next character that is no space, NUL at the end */
static char
peek (Reader *reader)
{
  while (reader->at < reader->end && g_ascii_isspace (*reader->at))
    reader->at++;
  return reader->at < reader->end ? *reader->at : '\0';
}

static gboolean
take (Reader *reader,
      char wanted)
{
  if (peek (reader) != wanted)
    return FALSE;
  reader->at++;
  return TRUE;
}

/* Goes on in a list or object: past a comma, or past @close, which ends it. */
static gboolean
next (Reader *reader,
      char close,
      gboolean *more)
{
  *more = take (reader, ',');
  return *more || take (reader, close) || fail (reader);
}

/* Four hex digits after "\u" */
static gboolean
read_unit (Reader *reader,
           gunichar *unit)
{
  *unit = 0;
  if (reader->end - reader->at < 4)
    return fail (reader);
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (*reader->at++);

    if (digit < 0)
      return fail (reader);
    *unit = *unit * 16 + (gunichar) digit;
  }
  return TRUE;
}

static gboolean
read_unicode (Reader *reader,
              GString *word)
{
  gunichar high, low = 0;

  if (!read_unit (reader, &high))
    return FALSE;
  if (high >= 0xd800 && high < 0xdc00 && reader->end - reader->at >= 6 && reader->at[0] == '\\' && reader->at[1] == 'u') {
    reader->at += 2;
    if (!read_unit (reader, &low))
      return FALSE;
    high = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
  }
  if (high >= 0x20 && g_unichar_validate (high))
    g_string_append_unichar (word, high);
  return TRUE;
}

static gboolean
read_escape (Reader *reader,
             GString *word)
{
  char letter = reader->at < reader->end ? *reader->at++ : '\0';

  if (letter == 'u')
    return read_unicode (reader, word);
  if (letter == '"' || letter == '\\' || letter == '/')
    g_string_append_c (word, letter);
  else if (letter != '\0' && strchr ("bfnrt", letter) != NULL)
    g_string_append_c (word, ' ');
  else
    return fail (reader);
  return TRUE;
}

/* @word: gets the text, cut at MAX_WORD */
static gboolean
read_string (Reader *reader,
             GString *word)
{
  g_string_truncate (word, 0);
  if (!take (reader, '"'))
    return fail (reader);
  while (reader->at < reader->end && *reader->at != '"') {
    char letter = *reader->at++;

    if (letter == '\\' && !read_escape (reader, word))
      return FALSE;
    if (letter != '\\' && (guchar) letter >= 0x20)
      g_string_append_c (word, letter);
    if (word->len > MAX_WORD)
      g_string_truncate (word, MAX_WORD);
  }
  return take (reader, '"') || fail (reader);
}

/* A number, true, null, and the NaN that some programs write: NAN is given for all that is no number */
static gboolean
read_bare (Reader *reader,
           double *value)
{
  char text[MAX_NUMBER + 1];
  char *end;
  int n = 0;

  peek (reader);
  while (reader->at < reader->end && n < MAX_NUMBER && (g_ascii_isalnum (*reader->at) || strchr ("+-.", *reader->at) != NULL) && *reader->at != '\0')
    text[n++] = *reader->at++;
  text[n] = '\0';
  if (n == 0 || n == MAX_NUMBER)
    return fail (reader);
  *value = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (*value))
    *value = NAN;
  return TRUE;
}

static gboolean
skip_value (Reader *reader)
{
  g_autoptr (GString) word = NULL;
  char opening = peek (reader), close = opening == '{' ? '}' : ']';
  gboolean more, done = TRUE;
  double value;

  word = g_string_new (NULL);
  if (opening == '"')
    return read_string (reader, word);
  if (opening != '{' && opening != '[')
    return read_bare (reader, &value);
  if (++reader->depth > MAX_DEPTH)
    return fail (reader);
  reader->at++;
  more = !take (reader, close);
  while (more && done) {
    done = (opening != '{' || (read_string (reader, word) && (take (reader, ':') || fail (reader)))) && skip_value (reader) && next (reader, close, &more);
  }
  reader->depth--;
  return done;
}

/* Twice the area, without sign */
static double
ring_area (const StudioPoint *points,
           guint n)
{
  double sum = 0;

  /* from its first point, or the area would drown in the coordinates' size */
  for (guint i = 1; i + 1 < n; i++)
    sum += (points[i].x - points[0].x) * (points[i + 1].y - points[0].y) - (points[i + 1].x - points[0].x) * (points[i].y - points[0].y);
  return fabs (sum);
}

/* The points from @first on make a ring, or are dropped. */
static void
end_ring (Reader *reader,
          guint first)
{
  GArray *points = reader->geo->points;
  StudioGeoRing ring = { .first = first };
  gboolean usable = TRUE;
  StudioPoint *data = &g_array_index (points, StudioPoint, first);

  for (guint i = 0; i < points->len - first; i++) {
    usable = usable && fabs (data[i].x) <= 180 && fabs (data[i].y) <= 90;
    if (ring.n == 0 || data[i].x != data[ring.n - 1].x || data[i].y != data[ring.n - 1].y)
      data[ring.n++] = data[i];
  }
  reader->beyond = reader->beyond || !usable;
  while (ring.n > 1 && data[0].x == data[ring.n - 1].x && data[0].y == data[ring.n - 1].y)
    ring.n--;
  usable = usable && ring.n >= 3 && ring_area (data, ring.n) > LEAST_AREA;
  g_array_set_size (points, first + (usable ? ring.n : 0));
  if (usable)
    g_array_append_val (reader->geo->rings, ring);
  else
    reader->geo->n_broken++;
}

/* The numbers of a position; what follows the two is height */
static gboolean
read_position (Reader *reader)
{
  StudioPoint point = { NAN, NAN };
  gboolean more = TRUE;
  double value;

  for (int i = 0; more; i++) {
    if (!read_bare (reader, &value) || !next (reader, ']', &more))
      return FALSE;
    if (i == 0)
      point.x = value;
    else if (i == 1)
      point.y = value;
  }
  if (reader->geo->points->len >= STUDIO_GEO_MAX_POINTS)
    return fail_large (reader, _ ("The map has more than 300,000 points. Simplify it first."));
  g_array_append_val (reader->geo->points, point);
  return TRUE;
}

/* @position: (out): whether it was one point, not a list */
static gboolean
read_coordinates (Reader *reader,
                  gboolean *position)
{
  guint first = reader->geo->points->len;
  gboolean more, ring = FALSE, done = TRUE;
  char opening;

  *position = FALSE;
  if (!take (reader, '['))
    return skip_value (reader);
  opening = peek (reader);
  if (opening != '[' && opening != ']') {
    *position = TRUE;
    return read_position (reader);
  }
  if (++reader->depth > MAX_DEPTH)
    return fail (reader);
  more = !take (reader, ']');
  while (more && done) {
    gboolean point;

    done = read_coordinates (reader, &point) && next (reader, ']', &more);
    ring = ring || point;
  }
  reader->depth--;
  if (done && ring)
    end_ring (reader, first);
  return done;
}

static gboolean
read_geometries (Reader *reader,
                 StudioGeoArea *area)
{
  gboolean more;

  if (!take (reader, '['))
    return skip_value (reader);
  more = !take (reader, ']');
  while (more) {
    if (!read_geometry (reader, area) || !next (reader, ']', &more))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_geometry_member (Reader *reader,
                      StudioGeoArea *area,
                      const char *name,
                      GString *type)
{
  gboolean position;

  if (g_str_equal (name, "type") && peek (reader) == '"')
    return read_string (reader, type);
  if (g_str_equal (name, "coordinates"))
    return read_coordinates (reader, &position);
  if (g_str_equal (name, "geometries"))
    return read_geometries (reader, area);
  return skip_value (reader);
}

static gboolean
read_geometry (Reader *reader,
               StudioGeoArea *area)
{
  g_autoptr (GString) type = g_string_new (NULL), name = g_string_new (NULL);
  guint rings = reader->geo->rings->len, points = reader->geo->points->len;
  int broken = reader->geo->n_broken;
  gboolean more;

  if (!take (reader, '{'))
    return skip_value (reader);
  if (++reader->depth > MAX_DEPTH)
    return fail (reader);
  more = !take (reader, '}');
  while (more) {
    if (!read_string (reader, name) || !(take (reader, ':') || fail (reader)) || !read_geometry_member (reader, area, name->str, type) ||
        !next (reader, '}', &more))
      return FALSE;
  }
  reader->depth--;
  /* roads and towns of the same file */
  if (!g_str_equal (type->str, "Polygon") && !g_str_equal (type->str, "MultiPolygon") && !g_str_equal (type->str, "GeometryCollection")) {
    g_array_set_size (reader->geo->rings, rings);
    g_array_set_size (reader->geo->points, points);
    reader->geo->n_broken = broken;
  }
  return TRUE;
}

/* Returns: the member's number, -1 when there are too many */
static int
find_key (Reader *reader,
          const char *name)
{
  int number = GPOINTER_TO_INT (g_hash_table_lookup (reader->key_numbers, name));
  char *own;

  if (number > 0 || reader->geo->keys->len >= STUDIO_GEO_MAX_KEYS)
    return number - 1;
  own = g_strdup (name);
  g_ptr_array_add (reader->geo->keys, own);
  g_hash_table_insert (reader->key_numbers, own, GINT_TO_POINTER ((int) reader->geo->keys->len));
  return (int) reader->geo->keys->len - 1;
}

static void
keep_word (Reader *reader,
           StudioGeoArea *area,
           const char *name,
           const char *word)
{
  g_autofree char *valid = g_utf8_make_valid (word, -1), *key_name = g_utf8_make_valid (name, -1);
  int key = *g_strstrip (valid) != '\0' ? find_key (reader, key_name) : -1;

  if (key < 0 || area->words[key] != NULL)
    return;
  area->folds[key] = studio_geo_fold_name (valid);
  area->words[key] = g_steal_pointer (&valid);
}

static gboolean
read_properties (Reader *reader,
                 StudioGeoArea *area)
{
  g_autoptr (GString) name = g_string_new (NULL), word = g_string_new (NULL);
  gboolean more;

  if (!take (reader, '{'))
    return skip_value (reader);
  more = !take (reader, '}');
  while (more) {
    gboolean is_word;

    if (!read_string (reader, name) || !take (reader, ':'))
      return fail (reader);
    is_word = peek (reader) == '"';
    if (is_word ? !read_string (reader, word) : !skip_value (reader))
      return FALSE;
    if (is_word)
      keep_word (reader, area, name->str, word->str);
    if (!next (reader, '}', &more))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_features (Reader *reader)
{
  gboolean more;

  if (!take (reader, '['))
    return skip_value (reader);
  more = !take (reader, ']');
  while (more) {
    if (!read_feature (reader) || !next (reader, ']', &more))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_area_geometry (Reader *reader,
                    StudioGeoArea *area)
{
  guint first = reader->geo->rings->len;

  if (!read_geometry (reader, area))
    return FALSE;
  area->first_ring = first;
  area->n_rings = reader->geo->rings->len - first;
  return TRUE;
}

static gboolean
read_feature_members (Reader *reader,
                      StudioGeoArea *area)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean more = !take (reader, '}'), done = TRUE;

  while (more && done) {
    if (!read_string (reader, name) || !take (reader, ':'))
      return fail (reader);
    if (g_str_equal (name->str, "features"))
      done = read_features (reader);
    else if (g_str_equal (name->str, "geometry") && area->n_rings == 0)
      done = read_area_geometry (reader, area);
    else if (g_str_equal (name->str, "properties"))
      done = read_properties (reader, area);
    else
      done = skip_value (reader);
    done = done && next (reader, '}', &more);
  }
  return done;
}

static gboolean
read_feature (Reader *reader)
{
  StudioGeoArea area = { 0 };
  gboolean done;

  if (!take (reader, '{'))
    return skip_value (reader);
  if (++reader->depth > MAX_DEPTH)
    return fail (reader);
  area.words = g_new0 (char *, STUDIO_GEO_MAX_KEYS);
  area.folds = g_new0 (char *, STUDIO_GEO_MAX_KEYS);
  done = read_feature_members (reader, &area);
  reader->depth--;
  /* kept even when empty while reading: its words are freed with the map */
  g_array_append_val (reader->geo->areas, area);
  if (done && reader->geo->areas->len > STUDIO_GEO_MAX_AREAS * 4)
    return fail_large (reader, _ ("The map has more than 1,000 areas. Choose one with fewer."));
  return done;
}

/* Areas without a ring go, and the box around the others is found. */
static void
finish (StudioGeo *geo)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = geo->areas->len; i-- > 0;) {
    StudioGeoArea *area = &g_array_index (geo->areas, StudioGeoArea, i);

    if (area->n_rings > 0)
      continue;
    for (int key = 0; key < STUDIO_GEO_MAX_KEYS; key++) {
      g_free (area->words[key]);
      g_free (area->folds[key]);
    }
    g_free (area->words);
    g_free (area->folds);
    g_array_remove_index (geo->areas, i);
  }
  for (guint i = 0; i < geo->points->len; i++) {
    const StudioPoint *point = &g_array_index (geo->points, StudioPoint, i);

    left = MIN (left, point->x);
    right = MAX (right, point->x);
    top = MIN (top, point->y);
    bottom = MAX (bottom, point->y);
  }
  if (geo->points->len > 0)
    geo->bounds = (StudioRect){ left, top, right - left, bottom - top };
}

static StudioGeo *
make_geo (void)
{
  StudioGeo *geo = g_new0 (StudioGeo, 1);

  g_atomic_ref_count_init (&geo->refs);
  geo->points = g_array_new (FALSE, FALSE, sizeof (StudioPoint));
  geo->rings = g_array_new (FALSE, FALSE, sizeof (StudioGeoRing));
  geo->areas = g_array_new (FALSE, FALSE, sizeof (StudioGeoArea));
  geo->keys = g_ptr_array_new_with_free_func (g_free);
  return geo;
}

static gboolean
check (const Reader *reader,
       GError **error)
{
  if (reader->geo->areas->len > STUDIO_GEO_MAX_AREAS)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The map has more than 1,000 areas. Choose one with fewer."));
  else if (reader->geo->areas->len == 0 && reader->beyond)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
                         _ ("The map's coordinates are not longitudes and latitudes. Export it again in WGS 84 (EPSG:4326)."));
  else if (reader->geo->areas->len == 0)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("There is no area in the map file. Choose a GeoJSON with polygons."));
  return reader->geo->areas->len > 0 && reader->geo->areas->len <= STUDIO_GEO_MAX_AREAS;
}

StudioGeo *
studio_geo_read (GBytes *bytes,
                 GError **error)
{
  g_autoptr (StudioGeo) geo = NULL;
  g_autoptr (GHashTable) key_numbers = NULL;
  g_autoptr (GError) cause = NULL;
  Reader reader = { 0 };
  gsize n_bytes;

  g_return_val_if_fail (bytes != NULL, NULL);

  reader.at = g_bytes_get_data (bytes, &n_bytes);
  reader.end = reader.at + n_bytes;
  if (n_bytes > STUDIO_GEO_MAX_BYTES) {
    studio_geo_set_too_large (error, n_bytes);
    return NULL;
  }
  if (!studio_geo_looks_like (bytes)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("This file is no GeoJSON. Choose a map that ends in .geojson or .json."));
    return NULL;
  }
  if (n_bytes >= 3 && memcmp (reader.at, "\xef\xbb\xbf", 3) == 0)
    reader.at += 3;
  geo = make_geo ();
  key_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  reader.geo = geo;
  reader.key_numbers = key_numbers;
  reader.error = &cause;
  if (!read_feature (&reader) || (peek (&reader) != '\0' && !fail (&reader))) {
    finish (geo);
    g_propagate_error (error, g_steal_pointer (&cause));
    return NULL;
  }
  finish (geo);
  return check (&reader, error) ? g_steal_pointer (&geo) : NULL;
}
