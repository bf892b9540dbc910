"""What of the libraries in the path is not as `layout.engine.seams` knows it, and the digests it would need.

    python -m tests.strangers
"""

from booklet.layout.engine import seams
from booklet.versions import library_versions


def main() -> None:
    """Print the libraries, what is strange, and a line for each function whose text is another one."""
    print(*(f'{name} {version}' for name, version in library_versions() if version), sep=', ')
    strange = tuple(seams.strange_names())
    print('line setting:', 'nothing strange' if not strange else 'strange are')
    print(*(f'    {name}' for name in strange), sep='\n')
    for patch, functions in seams.SPEED.items():
        print(f'speed, {patch}:', 'as known' if seams.is_known(patch) else 'stays out, because of')
        for name, known in functions.items():
            if (found := seams.digest_text(seams.find(name))) != known:
                print(f"    '{name}': '{found}',")


if __name__ == '__main__':
    main()
