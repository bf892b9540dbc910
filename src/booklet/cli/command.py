"""The shape of every command: its options, the place of its work, and its help in both languages."""

import importlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path

import click

from booklet.cli.help_pages import write_options, write_purpose, write_rows, write_usage
from booklet.cli.i18n import say
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Invocation:
    """What all commands are told."""

    root: Path | None = None
    """`--root`; None asks for the nearest folder above that has booklet.toml."""
    is_verbose: bool = False


def shared_options() -> list[click.Parameter]:
    """Return the options that the group and each command take; the command's own value wins."""
    root = click.Option(
        ['--root'],
        type=click.Path(path_type=Path),
        metavar='DIR',
        callback=_remember_root,
        expose_value=False,
        help=say(
            "The project's folder (default: the nearest one above with booklet.toml).",
            "项目所在的文件夹（默认：从当前文件夹往上找，第一个有 booklet.toml 的）。",
        ),
    )
    verbose = click.Option(
        ['-v', '--verbose'],
        is_flag=True,
        callback=_remember_verbose,
        expose_value=False,
        help=say(
            "Say more: every finding, every step, tracebacks.", "多说一些：列出每一条提示、每一步和出错细节。"
        ),
    )
    return [root, verbose]


def _remember_root(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.find_root().obj = Invocation(value, invocation_of(context).is_verbose)


def _remember_verbose(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().obj = Invocation(invocation_of(context).root, is_verbose=True)


def invocation_of(context: click.Context | None) -> Invocation:
    """Return what is known by now of what all commands are told."""
    known = context.find_root().obj if context else None
    return known if isinstance(known, Invocation) else Invocation()


class Command(click.Command):
    """A command whose function is called with the Invocation first and returns an exit code."""

    def __init__(self, name: str, run: Callable[..., int], params: list[click.Parameter], help: str) -> None:
        super().__init__(name, callback=run, params=[*params, *shared_options()], help=help)

    def invoke(self, ctx: click.Context) -> object:
        """Call the function of the command."""
        if self.callback is None:
            return 0
        return ctx.invoke(self.callback, invocation_of(ctx), **ctx.params)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in the language of the terminal."""
        return _described(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        write_purpose(self, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        write_options(self, ctx, formatter)


class OnDemand(MutableMapping[str, click.Command]):
    """Commands by name, each imported and made when it is first asked for: a run needs one of them."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        """Take name -> the module whose function `command` makes it."""
        self._homes = dict(homes)
        self._made: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._made:
            self._made[name] = importlib.import_module(self._homes[name]).command()
        return self._made[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._homes.setdefault(name, '')
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._homes[name]
        self._made.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


class Group(click.Group):
    """A command that has commands."""

    def __init__(
        self,
        name: str,
        commands: MutableMapping[str, click.Command] | list[click.Command],
        params: list[click.Parameter],
        help: str,
    ) -> None:
        super().__init__(
            name, commands, params=[*params, *shared_options()], help=help, no_args_is_help=True
        )
        self.subcommand_metavar = say("COMMAND …", "命令 …")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the work, not of the alphabet."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in the language of the terminal."""
        return _described(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        write_purpose(self, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        write_options(self, ctx, formatter)
        rows = [(name, command.help or '') for name, command in self.commands.items()]
        write_rows(say("Commands", "命令"), rows, formatter)


def _described(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = say("Show this help and stop.", "显示本说明。")
    return option
