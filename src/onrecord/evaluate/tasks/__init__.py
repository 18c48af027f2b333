"""The tasks of `onrecord evaluate`, one per file."""

from typing import Any

from onrecord.evaluate.task import Task
from onrecord.evaluate.tasks.actor import ActorTask
from onrecord.evaluate.tasks.acts import ActsTask
from onrecord.evaluate.tasks.attribution import AttributionTask
from onrecord.evaluate.tasks.challenge import ChallengeTask
from onrecord.evaluate.tasks.commitment import CommitmentTask
from onrecord.evaluate.tasks.event import EventTask
from onrecord.evaluate.tasks.metonymy import MetonymyTask
from onrecord.evaluate.tasks.place import PlaceTask
from onrecord.evaluate.tasks.speaker import SpeakerTask
from onrecord.evaluate.tasks.time import TimeTask

TASKS: dict[str, type[Task[Any, Any]]] = {
    task.name: task
    for task in (
        AttributionTask,
        SpeakerTask,
        ActorTask,
        TimeTask,
        PlaceTask,
        MetonymyTask,
        EventTask,
        ActsTask,
        ChallengeTask,
        CommitmentTask,
    )
}
"""Name -> task, in the order in which they are shown."""
