#include "config.h"

#include "studio-picture-info-private.h"

#include <math.h>
#include <string.h>

/* The root element of a real drawing stands well within this, editors' entity lists included. */
#define MAX_PROLOG 65536
/* Longest number read from an attribute */
#define MAX_LENGTH 64
#define PX_PER_INCH 96.0
/* A drawing has no pixels of its own: one that asks for more than this is only measured smaller. */
#define MAX_SIDE 8000.0

static const char *
skip_space (const char *at,
            const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

static gboolean
starts (const char *at,
        const char *end,
        const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - at) >= length && memcmp (at, word, length) == 0;
}

/* Past the first @word from @at on, or @end. */
static const char *
skip_past (const char *at,
           const char *end,
           const char *word)
{
  while (at < end && !starts (at, end, word))
    at++;
  return at < end ? at + strlen (word) : end;
}

static const char *
skip_doctype (const char *at,
              const char *end)
{
  while (at < end && *at != '>' && *at != '[')
    at++;
  if (at < end && *at == '[')
    at = skip_past (at, end, "]");
  return skip_past (at, end, ">");
}

/* The root element's name, after declarations and comments; NULL if there is none. */
static const char *
find_root (StudioPictureSpan file,
           const char **end)
{
  const char *at = (const char *) file.data;

  *end = at + MIN (file.size, MAX_PROLOG);
  if (starts (at, *end, "\xef\xbb\xbf"))
    at += 3;
  for (at = skip_space (at, *end); at < *end && *at == '<'; at = skip_space (at, *end)) {
    if (starts (at, *end, "<!--"))
      at = skip_past (at + 4, *end, "-->");
    else if (starts (at, *end, "<!"))
      at = skip_doctype (at, *end);
    else if (starts (at, *end, "<?"))
      at = skip_past (at, *end, "?>");
    else
      return at + 1;
  }
  return NULL;
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == '.' || c == ':';
}

static gboolean
is_svg_name (const char *name,
             gsize length)
{
  const char *colon = memchr (name, ':', length);

  if (colon != NULL) {
    length -= (gsize) (colon + 1 - name);
    name = colon + 1;
  }
  return length == 3 && memcmp (name, "svg", 3) == 0;
}

static const char *
skip_name (const char *at,
           const char *end)
{
  while (at < end && is_name_char (*at))
    at++;
  return at;
}

gboolean
studio_picture_svg_sniff (StudioPictureSpan file)
{
  const char *end;
  const char *root = find_root (file, &end);

  return root != NULL && is_svg_name (root, (gsize) (skip_name (root, end) - root));
}

/* A copy of the value that ends in NUL, cut to MAX_LENGTH. */
static void
copy_value (const char *from,
            const char *to,
            char *value)
{
  gsize length = MIN ((gsize) (to - from), MAX_LENGTH - 1);

  memcpy (value, from, length);
  value[length] = '\0';
}

/* px of a length (CSS Values 4, 6.2), 0 for a share of something or nonsense */
static double
parse_length (const char *text)
{
  static const struct
  {
    const char *name;
    double px;
  } units[] = { { "", 1 }, { "px", 1 }, { "pt", PX_PER_INCH / 72 }, { "pc", PX_PER_INCH / 6 }, { "mm", PX_PER_INCH / 25.4 }, { "cm", PX_PER_INCH / 2.54 }, { "in", PX_PER_INCH } };
  char *unit;
  double number = g_ascii_strtod (text, &unit);

  if (unit == text || !isfinite (number) || number <= 0)
    return 0;
  g_strchomp (unit);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strcmp (unit, units[i].name) == 0)
      return number * units[i].px;
  }
  return 0;
}

static void
parse_view_box (char *text,
                double *box_width,
                double *box_height)
{
  double numbers[4];
  char *at = text;

  g_strdelimit (text, ",\t\r\n", ' ');
  for (int i = 0; i < 4; i++) {
    char *next;

    numbers[i] = g_ascii_strtod (at, &next);
    if (next == at || !isfinite (numbers[i]))
      return;
    at = next;
  }
  if (numbers[2] > 0 && numbers[3] > 0) {
    *box_width = numbers[2];
    *box_height = numbers[3];
  }
}

typedef struct
{
  double width, height, box_width, box_height;
} Sizes;

static void
take_attribute (const char *name,
                gsize length,
                char *value,
                Sizes *sizes)
{
  if (length == 5 && memcmp (name, "width", 5) == 0)
    sizes->width = parse_length (value);
  else if (length == 6 && memcmp (name, "height", 6) == 0)
    sizes->height = parse_length (value);
  else if (length == 7 && memcmp (name, "viewBox", 7) == 0)
    parse_view_box (value, &sizes->box_width, &sizes->box_height);
}

/* Reads the attributes of the element whose name ends at @at. FALSE if it does not end before @end. */
static gboolean
read_attributes (const char *at,
                 const char *end,
                 Sizes *sizes)
{
  for (at = skip_space (at, end); at < end && *at != '>' && *at != '/'; at = skip_space (at, end)) {
    const char *name = at, *close;
    gsize length;
    char value[MAX_LENGTH];

    at = skip_name (at, end);
    length = (gsize) (at - name);
    at = skip_space (at, end);
    if (length == 0 || at >= end || *at != '=')
      return FALSE;
    at = skip_space (at + 1, end);
    if (at >= end || (*at != '"' && *at != '\''))
      return FALSE;
    close = memchr (at + 1, *at, (gsize) (end - at - 1));
    if (close == NULL)
      return FALSE;
    copy_value (at + 1, close, value);
    take_attribute (name, length, value, sizes);
    at = close + 1;
  }
  return at < end;
}

/* What an SVG without a size measures: CSS 2.2, 10.3.2, as browsers do */
static void
settle (Sizes *sizes)
{
  gboolean has_box = sizes->box_width > 0;

  if (sizes->width <= 0 && sizes->height <= 0) {
    sizes->width = has_box ? sizes->box_width : 300;
    sizes->height = has_box ? sizes->box_height : 150;
  } else if (sizes->width <= 0) {
    sizes->width = has_box ? sizes->height * sizes->box_width / sizes->box_height : 300;
  } else if (sizes->height <= 0) {
    sizes->height = has_box ? sizes->width * sizes->box_height / sizes->box_width : 150;
  }
}

StudioPictureReading
studio_picture_svg_read (StudioPictureSpan file,
                         StudioPictureHeader *header)
{
  Sizes sizes = { 0 };
  const char *end;
  const char *root = find_root (file, &end);
  double shrink;

  g_assert (root != NULL);
  if (!read_attributes (skip_name (root, end), end, &sizes))
    return file.size > MAX_PROLOG ? STUDIO_PICTURE_DAMAGED : STUDIO_PICTURE_CUT;
  settle (&sizes);
  shrink = MIN (1, MAX_SIDE / MAX (sizes.width, sizes.height));
  header->width = (guint64) MAX (1, round (sizes.width * shrink));
  header->height = (guint64) MAX (1, round (sizes.height * shrink));
  return STUDIO_PICTURE_READ;
}
