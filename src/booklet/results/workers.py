"""A request -> who does its tasks: the workers of a cluster, or processes of this machine."""

from booklet.errors import MissingOnMachineError
from booklet.executor import Executor, Machine
from booklet.executor.processes import local_executor
from booklet.language import Words
from booklet.layout.engine.warm_up import warm_up
from booklet.layout.fonts.faces import FontSet
from booklet.project.settings import Project
from booklet.results.request import BuildRequest


def choose_executor(request: BuildRequest) -> Executor:
    """Return what runs the tasks: the workers of a cluster, or processes here. These begin to load the engine
    now: all of them for a first build, one after an edit, none if nothing will be laid out.
    """
    project, options, fonts = request.project, request.options, request.fonts
    assert fonts.folder is not None
    machine = Machine(fonts.folder, request.store)
    if scheduler := options.scheduler or project.work.scheduler:
        return connect(scheduler, project, fonts, machine)
    executor = local_executor(machine, options.jobs, warm_up(project, fonts, machine))
    if not request.has_pages:
        executor.start(1 if options.use_cache and request.manifest.outputs else executor.count)
    return executor


def connect(scheduler: str, project: Project, fonts: FontSet, machine: Machine) -> Executor:
    """Return the cluster at that address, ready for tasks of `project`; see `results.cluster.Cluster`."""
    try:
        from booklet.results.cluster import Cluster, needs_of
    except ImportError as error:
        raise MissingOnMachineError(
            Words("A cluster needs the package distributed.", "使用集群需要安装 distributed。"),
            Words('Install it: pip install "booklet[cluster]"', '请安装：pip install "booklet[cluster]"'),
        ) from error
    return Cluster(scheduler, machine, needs_of(project.theme, fonts))
