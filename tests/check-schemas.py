#!/usr/bin/python3
"""Usage: check-schemas.py SOURCE-ROOT PEMDA
Every shipped brand, part and template follows its JSON Schema, and schema and reader agree on the documents of
schema-cases.json: what one takes the other takes, what one refuses the other refuses."""
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import jsonschema

ROOT = pathlib.Path(sys.argv[1])
PEMDA = sys.argv[2]
FIXTURES = ROOT / 'tests/data'
count = 0


def report(good, name, why=''):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} {name}")
    for line in why.splitlines() if not good else ():
        print(f'# {line}')


def load(path):
    with open(path, encoding='utf-8') as f:
        return json.load(f)


def known_members(validator, schema, instance):
    """Names of the members that @schema speaks of."""
    names = set(schema.get('properties', ()))
    if '$ref' in schema:
        with validator.resolver.resolving(schema['$ref']) as target:
            names |= known_members(validator, target, instance)
    for part in schema.get('allOf', ()):
        names |= known_members(validator, part, instance)
    if 'if' in schema:
        branch = 'then' if validator.evolve(schema=schema['if']).is_valid(instance) else 'else'
        names |= known_members(validator, schema.get(branch, {}), instance)
    return names


def unevaluated_members(validator, _, instance, schema):
    """jsonschema 4.10 validates all children a second time to find out which members it has seen, at every level of a
    tree of layers; the names are enough, and a template takes no minute."""
    if isinstance(instance, dict):
        for name in sorted(set(instance) - known_members(validator, schema, instance)):
            yield jsonschema.ValidationError(f'“{name}” is not known here')


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {'unevaluatedProperties': unevaluated_members})


class Schemas:
    """The validators by name; "$ref" finds the files beside each other."""

    def __init__(self):
        folder = ROOT / 'data/schemas'
        self.schemas = {path.name.split('.')[0]: load(path) for path in sorted(folder.glob('*.schema.json'))}
        store = {(folder / f'{name}.schema.json').as_uri(): schema for name, schema in self.schemas.items()}
        self.validators = {}
        for name, schema in self.schemas.items():
            uri = (folder / f'{name}.schema.json').as_uri()
            resolver = jsonschema.RefResolver(uri, schema, store=store)
            self.validators[name] = Validator(schema, resolver=resolver)

    def problem(self, kind, document):
        """Why @document is none of @kind, or '' if it is one."""
        error = jsonschema.exceptions.best_match(self.validators[kind].iter_errors(document))
        return '' if error is None else f"{'.'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def missing_descriptions(schema, path=''):
    """Members of objects that no sentence describes; references bring their own."""
    if isinstance(schema, list):
        for i, child in enumerate(schema):
            yield from missing_descriptions(child, f'{path}/{i}')
    elif isinstance(schema, dict):
        for name, child in schema.get('properties', {}).items():
            if isinstance(child, dict) and not child.get('description', '').endswith('.') and not {'$ref', 'anyOf', 'const'} & set(child):
                yield f'{path}/{name}'
        for name, child in schema.items():
            yield from missing_descriptions(child, f'{path}/{name}')


def check_schemas(schemas):
    for name, schema in schemas.schemas.items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
            bare = list(missing_descriptions(schema))
            report(not bare, f'schema of {name}', 'without description: ' + ', '.join(bare))
        except jsonschema.SchemaError as error:
            report(False, f'schema of {name}', error.message)


def check_shipped(schemas):
    files = [(kind, path) for kind, pattern in (('brand', 'brands/*/brand.json'), ('template', 'templates/*/template.json'), ('part', 'parts/*.json'))
             for folder in ('data', 'tests/data') for path in sorted((ROOT / folder).glob(pattern))]
    for kind, path in files:
        problem = schemas.problem(kind, load(path))
        name = str(path.relative_to(ROOT))
        if path.parent.name == 'rusak':
            report(problem != '', f'{name} is refused')
        else:
            report(problem == '', name, problem)


def changed(document, changes):
    """@document with each value of @changes put at its path; null takes the member out."""
    document = copy.deepcopy(document)
    for path, value in changes.items():
        *way, last = path.split('/')
        at = document
        for step in way:
            at = at[int(step) if isinstance(at, list) else step]
        if isinstance(at, list):
            at[int(last):int(last) + 1] = [value]
        elif value is None:
            del at[last]
        else:
            at[last] = value
    return document


def write_case(folder, number, kind, document):
    """The document as a file that `pemda validate` reads. Returns its path."""
    place = folder / f'{number:03}'
    place.mkdir()
    if kind != 'post':
        path = place / f'{kind}.json'
        path.write_text(json.dumps(document), encoding='utf-8')
        return path
    path = place / 'unggahan.pemda'
    manifest = {'format': 'pemda-studio-package', 'version': 1, 'min_reader': 1, 'requires': [], 'generator': 'check-schemas'}
    with zipfile.ZipFile(path, 'w') as package:
        package.writestr('mimetype', 'application/vnd.pemda-studio+zip')
        package.writestr('manifest.json', json.dumps(manifest))
        package.writestr('post.json', json.dumps(document))
    return path


def read_all(paths):
    """The paths that `pemda validate` calls valid, and all that it says."""
    env = dict(os.environ, PEMDA_STUDIO_DATA=str(FIXTURES), LC_ALL='C.UTF-8', LANGUAGE='C')
    done = subprocess.run([PEMDA, 'validate', *map(str, paths)], env=env, capture_output=True, text=True, check=False)
    valid = {line[:-len(': valid')] for line in done.stdout.splitlines() if line.endswith(': valid')}
    return valid, done.stdout + done.stderr


def check_agreement(schemas):
    table = load(ROOT / 'tests/schema-cases.json')
    with tempfile.TemporaryDirectory() as scratch:
        cases = []
        for case in table['cases']:
            document = changed(table['base'][case['kind']], case['change'])
            path = write_case(pathlib.Path(scratch), len(cases), case['kind'], document)
            cases.append((case, document, path))
        valid, said = read_all([path for _, _, path in cases])
        for case, document, path in cases:
            problem = schemas.problem(case['kind'], document)
            reader = '\n'.join(line for line in said.splitlines() if str(path) in line)
            good = (problem == '') == case['good'] and (str(path) in valid) == case['good']
            report(good, f"{case['kind']}: {case['name']}", f"should be {'right' if case['good'] else 'wrong'}\nschema: {problem or 'right'}\nreader: {reader or said[-300:]}")


def check_written(schemas):
    """What the program writes into a package follows the schemas, too."""
    env = dict(os.environ, PEMDA_STUDIO_DATA=str(ROOT / 'data'))
    for template in sorted(path.parent.name for path in (ROOT / 'data/templates').glob('*/template.json')):
        with tempfile.TemporaryDirectory() as scratch:
            path = pathlib.Path(scratch) / 'unggahan.pemda'
            done = subprocess.run([PEMDA, 'new', f'netral/{template}', '-o', path], env=env, capture_output=True, text=True, check=False)
            if not path.exists():
                report(False, f'a new post of {template}', done.stderr)
                continue
            with zipfile.ZipFile(path) as package:
                documents = {kind: json.loads(package.read(f'{kind}.json')) for kind in ('post', 'template', 'brand')}
        for kind, document in documents.items():
            problem = schemas.problem(kind, document)
            report(problem == '', f'{kind}.json in a new post of {template}', problem)


def main():
    schemas = Schemas()
    check_schemas(schemas)
    check_shipped(schemas)
    check_written(schemas)
    check_agreement(schemas)
    print(f'1..{count}')


main()
